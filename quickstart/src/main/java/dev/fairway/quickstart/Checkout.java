package dev.fairway.quickstart;

import java.nio.file.Path;

/**
 * A checkout and the places where the quickstart keeps things.
 *
 * @param state all that is neither source nor build
 * @param built holds MODULE/target/…; a copy of what was built, so that a build does not pull the jars from under what runs
 */
public record Checkout(Path root, Path state, Path built) {
    public Checkout {
        root = root.toAbsolutePath().normalize();
        state = state.toAbsolutePath().normalize();
        built = built.toAbsolutePath().normalize();
    }

    public static Checkout at(Path root) {
        Path state = root.resolve(".fairway");
        return new Checkout(root, state, state.resolve("dist"));
    }

    public Path data() {
        return state().resolve("data");
    }

    public Path data(String part) {
        return data().resolve(part);
    }

    public Path logs() {
        return state().resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path run() {
        return state().resolve("run");
    }

    public Path pidFile(String part) {
        return run().resolve(part + ".pid");
    }

    public Path kubeconfig() {
        return state().resolve("kubeconfig");
    }

    /** What only saves time; may be deleted whenever nothing runs. */
    public Path cache() {
        return state().resolve("cache");
    }

    public Path bench() {
        return state().resolve("bench");
    }

    public Path examples() {
        return root.resolve("examples");
    }

    /** The jar that a module's build leaves. */
    public Path jar(String module) {
        return built.resolve(module).resolve("target").resolve(module + "-0.1.0-SNAPSHOT.jar");
    }

    /** The libraries that lie beside the jar of a module which is run with plain java. */
    public Path lib(String module) {
        return built.resolve(module).resolve("target").resolve("lib");
    }

    /** What the build of a Quarkus service leaves. */
    public Path quarkusJar(String module) {
        return built.resolve(module).resolve("target").resolve("quarkus-app").resolve("quarkus-run.jar");
    }
}
