package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.EventForms;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.Target;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import dev.fairway.cluster.apiserver.select.Selection;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.store.Stored;
import dev.fairway.cluster.apiserver.watch.Watches;
import dev.fairway.cluster.apiserver.write.Scales;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/** get, list, and what a watch wishes. */
final class Reads {
    private final Store store;
    private final Clock clock;

    Reads(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Form form(Target target, Call call) {
        return Form.of(target.kind(), call, clock);
    }

    Answer get(Target target, Call call) {
        Kind kind = EventForms.stored(target.kind());
        return store.find(kind, target.namespace(), target.name())
                .map(stored -> target.is(Kind.Part.SCALE)
                        ? Answer.json(200, Scales.of(stored.object()))
                        : Answer.json(200, form(target, call).one(stored)))
                .orElseGet(() -> Answer.refusal(Refusal.notFound(target.kind(), target.name())));
    }

    Result<Selection> selection(Target target, Call call) {
        String fields = call.option("fieldSelector");
        // A watch of one object by its path is a watch of the collection by name.
        String byName = target.name().isEmpty() ? fields : "metadata.name=" + target.name();
        return Selection.parse(
                EventForms.stored(target.kind()), target.namespace(), call.option("labelSelector"), byName);
    }

    /** Newer clients may page; a page continues behind the last name in what is there by then, not in an old snapshot. */
    Result<byte[]> list(Target target, Call call) {
        String wanted = call.option("resourceVersion");
        if (wanted.matches("\\d{1,18}") && Long.parseLong(wanted) > store.revision()) {
            return Result.refused(new Refusal(
                    504,
                    "Timeout",
                    "Too large resource version: " + wanted + ", current: " + store.revision(),
                    Json.object()));
        }
        if (!call.option("continue").matches("[A-Za-z0-9_=-]*")) {
            return Result.refused(Refusal.badRequest("continue key is not valid: " + call.option("continue")));
        }
        return selection(target, call).map(selection -> {
            String after = decode(call.option("continue"));
            List<Stored> all = store.list(selection.kind(), selection.namespace()).stream()
                    .filter(stored -> selection.matches(stored.object()))
                    .filter(stored -> after.isEmpty() || key(stored).compareTo(after) > 0)
                    .toList();
            String limit = call.option("limit");
            int size = limit.matches("[1-9]\\d{0,8}") ? Integer.parseInt(limit) : all.size();
            ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(store.revision()));
            if (size < all.size()) {
                metadata.put("continue", encode(key(all.get(size - 1))));
                metadata.put("remainingItemCount", all.size() - size);
            }
            return form(target, call).list(all.subList(0, Math.min(size, all.size())), metadata);
        });
    }

    Result<Watches.Wish> wish(Target target, Call call) {
        return selection(target, call)
                .map(selection -> new Watches.Wish(
                        selection,
                        call.option("resourceVersion"),
                        call.asks("allowWatchBookmarks"),
                        call.asks("sendInitialEvents"),
                        form(target, call).watched()));
    }

    private static String key(Stored stored) {
        return Meta.namespace(stored.object()) + "/" + Meta.name(stored.object());
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    }
}
