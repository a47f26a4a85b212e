package dev.fairway.cluster.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import java.util.Map;

/** Events are stored in core's form; events.k8s.io renames their fields (pkg/apis/events/v1). */
public final class EventForms {
    private static final Map<String, String> CORE_TO_NEW = Map.of(
            "involvedObject", "regarding",
            "message", "note",
            "reportingComponent", "reportingController",
            "source", "deprecatedSource",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount");

    /** The kind under which an object is stored. */
    public static Kind stored(Kind kind) {
        return kind.equals(Kinds.NEW_EVENT) ? Kinds.EVENT : kind;
    }

    public static ObjectNode shown(Kind kind, ObjectNode stored) {
        if (!kind.equals(Kinds.NEW_EVENT)) {
            return stored;
        }
        ObjectNode event = stored.deepCopy().put("apiVersion", kind.apiVersion());
        CORE_TO_NEW.forEach((core, renamed) -> rename(event, core, renamed));
        return event;
    }

    public static ObjectNode toStored(Kind kind, ObjectNode shown) {
        if (!kind.equals(Kinds.NEW_EVENT)) {
            return shown;
        }
        ObjectNode event = shown.deepCopy().put("apiVersion", Kinds.EVENT.apiVersion());
        CORE_TO_NEW.forEach((core, renamed) -> rename(event, renamed, core));
        return event;
    }

    private static void rename(ObjectNode object, String from, String to) {
        if (object.has(from)) {
            Json.set(object, to, object.path(from));
            object.remove(from);
        }
    }

    private EventForms() {}
}
