package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.patch.Patch;
import dev.fairway.cluster.apiserver.registry.EventForms;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.Target;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import dev.fairway.cluster.apiserver.select.Selection;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.store.Stored;
import dev.fairway.cluster.apiserver.write.DeleteOptions;
import dev.fairway.cluster.apiserver.write.Deletes;
import dev.fairway.cluster.apiserver.write.Scales;
import dev.fairway.cluster.apiserver.write.Writes;
import java.util.List;

/** create, update, patch, delete and deletecollection. */
final class Changes {
    private final Store store;
    private final Writes writes;
    private final Deletes deletes;
    private final Reads reads;

    Changes(Store store, Writes writes, Deletes deletes, Reads reads) {
        this.store = store;
        this.writes = writes;
        this.deletes = deletes;
        this.reads = reads;
    }

    Answer post(Target target, Call call) {
        if (target.is(Kind.Part.BINDING)) {
            return bind(target, call);
        }
        Result<Stored> created =
                call.json().then(body -> writes.create(stored(target), inner(target, body), call.writeOptions()));
        return answer(201, created.map(reads.form(target, call)::one));
    }

    Answer put(Target target, Call call) {
        if (target.is(Kind.Part.SCALE)) {
            return answer(200, call.json().then(scale -> scale(target, scale, call)));
        }
        Result<Stored> updated =
                call.json().then(body -> writes.update(stored(target), inner(target, body), call.writeOptions()));
        return answer(200, updated.map(reads.form(target, call)::one));
    }

    Answer patch(Target target, Call call) {
        Result<Patch> patch = Patch.Form.of(call.media().contentType())
                .then(form -> call.json().map(body -> new Patch(form, inner(target, body))));
        if (target.is(Kind.Part.SCALE)) {
            return answer(
                    200,
                    patch.then(changes -> writes.existing(target)
                                    .then(old -> changes.apply(target.kind(), Scales.of(old.object()))))
                            .then(scale -> scale(target, scale, call)));
        }
        boolean there = store.find(EventForms.stored(target.kind()), target.namespace(), target.name())
                .isPresent();
        Result<Stored> patched = patch.then(changes -> writes.patch(stored(target), changes, call.writeOptions()));
        return answer(there ? 200 : 201, patched.map(reads.form(target, call)::one));
    }

    private Result<byte[]> scale(Target target, JsonNode scale, Call call) {
        Target whole = new Target(target.kind(), target.namespace(), target.name(), "");
        return writes.existing(whole)
                .then(old -> writes.update(whole, Scales.onto(old.object(), scale), call.writeOptions()))
                .map(stored -> Json.bytes(Scales.of(stored.object())));
    }

    private Answer bind(Target target, Call call) {
        Target pod = new Target(target.kind(), target.namespace(), target.name(), "");
        Result<Stored> bound = call.json()
                .then(binding -> writes.existing(pod).then(old -> {
                    ObjectNode wanted = old.object().deepCopy();
                    Json.child(wanted, "spec").put("nodeName", Json.text(binding, "target", "name"));
                    return writes.update(pod, wanted, call.writeOptions());
                }));
        return answer(201, bound.map(stored -> Json.bytes(success(target.kind(), stored))));
    }

    Answer delete(Target target, Call call) {
        Kind kind = EventForms.stored(target.kind());
        Result<byte[]> deleted = call.json()
                .then(body -> writes.existing(stored(target))
                        .then(stored -> deletes.delete(kind, stored, DeleteOptions.of(body, call.queryTree())))
                        .map(done -> done.gone()
                                ? Json.bytes(success(target.kind(), done.last()))
                                : reads.form(target, call).one(done.last())));
        return answer(200, deleted);
    }

    Answer deleteAll(Target target, Call call) {
        Result<Selection> selection = reads.selection(target, call);
        return answer(
                200,
                call.json()
                        .then(body -> selection.map(selected -> {
                            DeleteOptions options = DeleteOptions.of(body, call.queryTree());
                            List<Stored> chosen = store.list(selected.kind(), selected.namespace()).stream()
                                    .filter(stored -> selected.matches(stored.object()))
                                    .toList();
                            chosen.forEach(stored -> deletes.delete(selected.kind(), stored, options));
                            ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(store.revision()));
                            return reads.form(target, call).list(chosen, metadata);
                        })));
    }

    private static Answer answer(int status, Result<byte[]> result) {
        return switch (result) {
            case Result.Ok<byte[]> ok -> Answer.json(status, ok.value());
            case Result.Refused<byte[]> refused -> Answer.refusal(refused.refusal());
        };
    }

    private static Target stored(Target target) {
        return new Target(EventForms.stored(target.kind()), target.namespace(), target.name(), target.subresource());
    }

    private static JsonNode inner(Target target, JsonNode body) {
        return body instanceof ObjectNode object ? EventForms.toStored(target.kind(), object) : body;
    }

    private static ObjectNode success(Kind kind, Stored last) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        ObjectNode details = status.put("status", "Success").putObject("details");
        details.put("name", Meta.name(last.object()));
        if (!kind.group().isEmpty()) {
            details.put("group", kind.group());
        }
        details.put("kind", kind.plural()).put("uid", Meta.uid(last.object()));
        return status;
    }

    static Answer notAllowed(Call call) {
        return Answer.refusal(Refusal.methodNotAllowed(call.method()));
    }
}
