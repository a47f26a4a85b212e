package dev.fairway.cluster.apiserver.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.admission.Admission;
import dev.fairway.cluster.apiserver.allocation.Allocator;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.patch.Apply;
import dev.fairway.cluster.apiserver.patch.Patch;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.Kinds;
import dev.fairway.cluster.apiserver.registry.Target;
import dev.fairway.cluster.apiserver.reply.Problem;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import dev.fairway.cluster.apiserver.store.Change;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.store.Stored;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Create, update and patch: from what a client sent to what is stored, or why not. */
public final class Writes {
    /** Without vowels and what looks alike, as upstream. */
    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final Allocator allocator = new Allocator();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Store store;
    private final Clock clock;

    public Writes(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
        store.list(Kinds.SERVICE, "").forEach(service -> allocator.changed(null, service.object()));
        store.listen(this::changed);
    }

    private void changed(Change change) {
        if (change.kind().equals(Kinds.SERVICE)) {
            Stored before = change.before();
            allocator.changed(
                    before == null ? null : before.object(),
                    change.type() == Change.Type.DELETED ? null : change.after().object());
        }
    }

    public Result<Stored> create(Target target, JsonNode body, WriteOptions options) {
        return Draft.fits(target, body, options.strict()).then(object -> create(target.kind(), object, options));
    }

    private Result<Stored> create(Kind kind, ObjectNode object, WriteOptions options) {
        String prefix = Json.text(object, "metadata", "generateName");
        if (Meta.name(object).isEmpty() && !prefix.isEmpty()) {
            Meta.of(object).put("name", prefix + suffix());
        }
        String name = Meta.name(object);
        if (name.isEmpty()) {
            Problem problem = Problem.required("metadata.name", "name or generateName is required");
            return Result.refused(Refusal.invalid(kind, "", List.of(problem)));
        }
        Optional<Refusal> closed = kind.namespaced() ? closed(kind, object) : Optional.empty();
        if (closed.isPresent()) {
            return Result.refused(closed.get());
        }
        if (store.find(kind, Meta.namespace(object), name).isPresent()) {
            return Result.refused(Refusal.alreadyExists(kind, name));
        }
        Draft.born(kind, object, UUID.randomUUID().toString(), clock.instant());
        if (kind.has(Kind.Part.STATUS) && !Admission.keepsStatusOnCreate(kind)) {
            object.remove("status");
        }
        return admit(kind, object, null).map(admitted -> write(kind, admitted, "", options));
    }

    /** A namespace that is not there or going takes nothing new. */
    private Optional<Refusal> closed(Kind kind, ObjectNode object) {
        String namespace = Meta.namespace(object);
        Optional<Stored> found = store.find(Kinds.NAMESPACE, "", namespace);
        if (found.isEmpty()) {
            return Optional.of(Refusal.notFound(Kinds.NAMESPACE, namespace));
        }
        if (Meta.deleting(found.get().object())) {
            String why = "unable to create new content in namespace " + namespace + " because it is being terminated";
            return Optional.of(Refusal.forbidden(kind, Meta.name(object), why));
        }
        return Optional.empty();
    }

    public Result<Stored> update(Target target, JsonNode body, WriteOptions options) {
        return existing(target)
                .then(old -> Draft.fits(target, body, options.strict())
                        .then(wanted -> replace(target, wanted, old, options)));
    }

    public Result<Stored> patch(Target target, Patch patch, WriteOptions options) {
        if (patch.form() == Patch.Form.APPLY) {
            return apply(target, patch.body(), options);
        }
        return existing(target)
                .then(old -> patch.apply(target.kind(), old.object())
                        .then(patched -> Draft.fits(target, patched, options.strict()))
                        .then(wanted -> replace(target, wanted, old, options)));
    }

    private Result<Stored> apply(Target target, JsonNode body, WriteOptions options) {
        if (options.fieldManager().isEmpty()) {
            return Result.refused(new Refusal(
                    422,
                    "Invalid",
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch",
                    Json.object()));
        }
        var apply = new Apply(
                target.kind(),
                options.fieldManager(),
                options.force(),
                target.subresource(),
                Draft.time(clock.instant()));
        return Draft.fits(target, body, options.strict()).then(config -> {
            Optional<Stored> old = store.find(target.kind(), target.namespace(), target.name());
            if (old.isEmpty() && target.subresource().isEmpty()) {
                return apply.onto(Json.object(), config).then(object -> create(target.kind(), object, options));
            }
            return existing(target)
                    .then(current -> apply.onto(current.object(), config)
                            .then(wanted -> replace(target, wanted, current, options)));
        });
    }

    public Result<Stored> existing(Target target) {
        return store.find(target.kind(), target.namespace(), target.name())
                .<Result<Stored>>map(Result::ok)
                .orElseGet(() -> Result.refused(Refusal.notFound(target.kind(), target.name())));
    }

    private Result<Stored> replace(Target target, ObjectNode wanted, Stored stored, WriteOptions options) {
        Kind kind = target.kind();
        ObjectNode old = stored.object();
        String revision = Meta.resourceVersion(wanted);
        if (!revision.isEmpty() && !revision.equals("0") && !revision.equals(Meta.resourceVersion(old))) {
            return Result.refused(Refusal.modified(kind, target.name()));
        }
        String uid = Meta.uid(wanted);
        if (!uid.isEmpty() && !uid.equals(Meta.uid(old))) {
            String why = "Precondition failed: UID in precondition: " + uid + ", UID in object meta: " + Meta.uid(old);
            return Result.refused(Refusal.conflict(kind, target.name(), why));
        }
        boolean status = target.is(Kind.Part.STATUS);
        ObjectNode object = Draft.changed(kind, wanted, old, status);
        if (!status) {
            Admission.transition(kind, object, old);
        }
        return admit(kind, object, old).map(admitted -> {
            Draft.countGeneration(kind, admitted, old);
            // As upstream: what changes nothing is not stored, and nobody hears of it.
            return admitted.equals(old) ? stored : write(kind, admitted, target.subresource(), options);
        });
    }

    private Result<ObjectNode> admit(Kind kind, ObjectNode object, @Nullable ObjectNode old) {
        Admission.defaults(kind, object);
        List<Problem> problems = kind.equals(Kinds.SERVICE) ? allocator.allocate(object, old) : List.of();
        if (problems.isEmpty()) {
            problems = Admission.problems(kind, object, old);
        }
        return problems.isEmpty()
                ? Result.ok(object)
                : Result.refused(Refusal.invalid(kind, Meta.name(object), problems));
    }

    private Stored write(Kind kind, ObjectNode object, String subresource, WriteOptions options) {
        if (options.dryRun()) {
            return Stored.of(object);
        }
        boolean gone = Meta.deleting(object)
                && Meta.finalizers(object).isEmpty()
                && Json.at(object, "metadata", "deletionGracePeriodSeconds").asInt(0) == 0
                && Json.at(object, "spec", "finalizers").isEmpty();
        return gone ? store.remove(kind, object) : store.write(kind, object, subresource);
    }

    private String suffix() {
        var suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(SUFFIX_LETTERS.charAt(random.nextInt(SUFFIX_LETTERS.length())));
        }
        return suffix.toString();
    }
}
