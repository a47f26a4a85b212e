package dev.fairway.spi;

/** One step of a plan. It describes itself in one line: dry run, log, event and failing test print the same. */
public sealed interface Change<S extends Spec> {

    /** The resource as it will be, or for a deletion as it is. */
    S spec();

    default ResourceId id() {
        return spec().id();
    }

    /** What {@link CloudProvider#put} carries out. */
    sealed interface Put<S extends Spec> extends Change<S> {}

    record Create<S extends Spec>(S spec) implements Put<S> {
        @Override
        public String toString() {
            return "create " + spec.summary();
        }
    }

    record Update<S extends Spec>(Found<S> old, S spec) implements Put<S> {
        @Override
        public String toString() {
            return "update " + spec.summary();
        }
    }

    record Delete<S extends Spec>(Found<S> old) implements Change<S> {
        @Override
        public S spec() {
            return old.spec();
        }

        @Override
        public String toString() {
            return "delete " + old.spec().summary();
        }
    }
}
