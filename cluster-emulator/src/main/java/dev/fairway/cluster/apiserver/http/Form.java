package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.json.Meta;
import dev.fairway.cluster.apiserver.registry.EventForms;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.Kinds;
import dev.fairway.cluster.apiserver.store.Stored;
import dev.fairway.cluster.apiserver.table.Tables;
import dev.fairway.cluster.apiserver.watch.Rendering;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** In which form the client wants objects: as they are, as a table, or their metadata alone. */
record Form(Kind kind, As as, String include, Clock clock) {

    enum As {
        OBJECT,
        TABLE,
        METADATA
    }

    static Form of(Kind kind, Call call, Clock clock) {
        // The first that we know; clients append application/json as a fallback.
        As as = As.OBJECT;
        for (String range : call.media().accept().split(",")) {
            if (range.contains("as=Table")) {
                as = As.TABLE;
                break;
            }
            if (range.contains("as=PartialObjectMetadata")) {
                as = As.METADATA;
                break;
            }
            if (range.strip().equals("application/json")) {
                break;
            }
        }
        return new Form(kind, as, call.option("includeObject"), clock);
    }

    private boolean plain() {
        return as == As.OBJECT && !kind.equals(Kinds.NEW_EVENT);
    }

    byte[] one(Stored stored) {
        return plain() ? stored.json() : Json.bytes(render(stored.object()));
    }

    private ObjectNode render(ObjectNode object) {
        return switch (as) {
            case OBJECT -> EventForms.shown(kind, object);
            case TABLE -> table(List.of(object), Meta.resourceVersion(object));
            case METADATA -> Tables.metadataOnly(object);
        };
    }

    private ObjectNode table(List<ObjectNode> objects, String revision) {
        ObjectNode table = Tables.of(kind, objects, include, clock.instant());
        Json.child(table, "metadata").put("resourceVersion", revision);
        return table;
    }

    Rendering watched() {
        return plain() ? new Rendering.Plain() : new Rendering.As(this::render);
    }

    /** @param metadata the list's */
    byte[] list(List<Stored> stored, ObjectNode metadata) {
        if (as == As.TABLE) {
            ObjectNode table = table(stored.stream().map(Stored::object).toList(), "");
            table.set("metadata", metadata);
            return Json.bytes(table);
        }
        String listKind = as == As.METADATA ? "PartialObjectMetadataList" : kind.kind() + "List";
        String version = as == As.METADATA ? "meta.k8s.io/v1" : kind.apiVersion();
        var bytes = new ByteArrayOutputStream(stored.size() * 1024 + 256);
        bytes.writeBytes(("{\"kind\":\"" + listKind + "\",\"apiVersion\":\"" + version + "\",\"metadata\":" + metadata
                        + ",\"items\":[")
                .getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < stored.size(); i++) {
            if (i > 0) {
                bytes.write(',');
            }
            bytes.writeBytes(one(stored.get(i)));
        }
        bytes.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }
}
