package dev.fairway.cluster.apiserver.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.store.Change;
import dev.fairway.cluster.apiserver.store.Stored;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** Events as bytes. Those of the newest change are kept, so many watchers of one change cost one rendering. */
final class Frames {
    private final Map<Change.Type, byte[]> newest = new EnumMap<>(Change.Type.class);
    private long revision = -1;

    byte[] of(Change change, Change.Type seenAs) {
        if (change.revision() != revision) {
            newest.clear();
            revision = change.revision();
        }
        return newest.computeIfAbsent(seenAs, type -> of(type, change.after(), new Rendering.Plain()));
    }

    byte[] of(Change.Type type, Stored stored, Rendering rendering) {
        return switch (rendering) {
            case Rendering.Plain plain -> frame(type.name(), stored.json());
            case Rendering.As as -> frame(type.name(), Json.bytes(as.form().apply(stored.object())));
        };
    }

    static byte[] bookmark(Kind kind, long revision, boolean initialEventsEnd) {
        ObjectNode object = Json.object().put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(revision));
        if (initialEventsEnd) {
            metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
        }
        return frame("BOOKMARK", Json.bytes(object));
    }

    static byte[] error(ObjectNode status) {
        return frame("ERROR", Json.bytes(status));
    }

    private static byte[] frame(String type, byte[] object) {
        var frame = new ByteArrayOutputStream(object.length + 40);
        frame.writeBytes(("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8));
        frame.writeBytes(object);
        frame.writeBytes("}\n".getBytes(StandardCharsets.UTF_8));
        return frame.toByteArray();
    }
}
