package dev.fairway.cluster.apiserver.http;

import dev.fairway.cluster.apiserver.registry.Discovery;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.OpenApi;
import dev.fairway.cluster.apiserver.registry.Routes;
import dev.fairway.cluster.apiserver.registry.Target;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.watch.Sink;
import dev.fairway.cluster.apiserver.watch.Watches;
import dev.fairway.cluster.apiserver.write.Deletes;
import dev.fairway.cluster.apiserver.write.Writes;
import java.time.Clock;
import java.util.Optional;

/** Every request comes through here and goes to its verb. */
public final class Api {
    private final Store store;
    private final Watches watches;
    private final Reads reads;
    private final Changes changes;

    public Api(Store store, Watches watches, Writes writes, Deletes deletes, Clock clock) {
        this.store = store;
        this.watches = watches;
        this.reads = new Reads(store, clock);
        this.changes = new Changes(store, writes, deletes, reads);
    }

    public Answer answer(Call call) {
        String path = call.path();
        if (path.equals("/fairway/journal")) {
            String since = call.option("since");
            return Answer.text(store.journal().after(since.matches("\\d{1,18}") ? Long.parseLong(since) : 0));
        }
        if (path.startsWith("/readyz") || path.startsWith("/livez") || path.startsWith("/healthz")) {
            return Answer.text("ok");
        }
        var known = path.startsWith("/openapi/v3") ? OpenApi.answer(path) : Discovery.answer(path);
        if (known.isPresent()) {
            return Answer.json(200, known.get());
        }
        Optional<Target> target = Routes.target(path);
        return target.isPresent() ? verb(target.get(), call) : Answer.refusal(Refusal.noSuchPath());
    }

    private Answer verb(Target target, Call call) {
        boolean collection = target.name().isEmpty();
        boolean binding = target.is(Kind.Part.BINDING);
        boolean deletesPart =
                call.method().equals("DELETE") && !target.subresource().isEmpty();
        if (deletesPart || (binding && !call.method().equals("POST"))) {
            return Changes.notAllowed(call);
        }
        return switch (call.method()) {
            case "GET" -> collection ? list(target, call) : reads.get(target, call);
            case "POST" ->
                collection || !target.subresource().isEmpty() ? changes.post(target, call) : Changes.notAllowed(call);
            case "PUT" -> collection ? Changes.notAllowed(call) : changes.put(target, call);
            case "PATCH" -> collection ? Changes.notAllowed(call) : changes.patch(target, call);
            case "DELETE" -> collection ? changes.deleteAll(target, call) : changes.delete(target, call);
            default -> Changes.notAllowed(call);
        };
    }

    private Answer list(Target target, Call call) {
        return switch (reads.list(target, call)) {
            case Result.Ok<byte[]> ok -> Answer.json(200, ok.value());
            case Result.Refused<byte[]> refused -> Answer.refusal(refused.refusal());
        };
    }

    /** What the request wants to watch; refused if it is no watch of anything we have. */
    Result<Watches.Wish> wish(Call call) {
        return Routes.target(call.path())
                .<Result<Target>>map(Result::ok)
                .orElseGet(() -> Result.refused(Refusal.noSuchPath()))
                .then(target -> reads.wish(target, call));
    }

    Runnable watch(Watches.Wish wish, Sink sink) {
        return watches.start(wish, sink);
    }
}
