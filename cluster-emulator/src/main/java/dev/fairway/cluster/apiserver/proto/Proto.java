package dev.fairway.cluster.apiserver.proto;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import java.nio.BufferUnderflowException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** {@code application/vnd.kubernetes.protobuf}: four magic bytes, then runtime.Unknown around the object's message. */
public final class Proto {
    private static final byte[] MAGIC = {'k', '8', 's', 0};

    public static Result<ObjectNode> decode(byte[] body) {
        if (body.length < MAGIC.length || !Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Result.refused(Refusal.badRequest("the body is not a Kubernetes protocol buffer"));
        }
        try {
            return envelope(Arrays.copyOfRange(body, MAGIC.length, body.length));
        } catch (BufferUnderflowException e) {
            return Result.refused(Refusal.badRequest("the protocol buffer in the body is cut"));
        }
    }

    private static Result<ObjectNode> envelope(byte[] unknown) {
        ObjectNode object = Json.object();
        byte[] raw = {};
        for (Wire.Entry entry : Wire.read(unknown)) {
            if (entry.field() == 1) {
                for (Wire.Entry type : Wire.read(entry.bytes())) {
                    object.put(type.field() == 1 ? "apiVersion" : "kind", type.text());
                }
            } else if (entry.field() == 2) {
                raw = entry.bytes();
            }
        }
        String kind = Json.text(object, "kind");
        if (!Messages.has(kind)) {
            return Result.refused(
                    Refusal.unsupportedMediaType("application/json, application/yaml (of a " + kind + ")"));
        }
        message(kind, raw, object);
        return Result.ok(object);
    }

    private static void message(String name, byte[] bytes, ObjectNode into) {
        Map<Integer, Field> fields = Messages.fields(name);
        for (Wire.Entry entry : Wire.read(bytes)) {
            Field field = fields.get(entry.field());
            if (field != null) {
                field(field, entry, into);
            }
        }
    }

    private static void field(Field field, Wire.Entry entry, ObjectNode into) {
        switch (field.type()) {
            case TEXT -> text(field, entry.text(), into);
            case NUMBER -> {
                if (entry.number() != 0 || field.keepsZero()) {
                    into.put(field.name(), (int) entry.number());
                }
            }
            case FLAG -> {
                if (entry.number() != 0 || field.keepsZero()) {
                    into.put(field.name(), entry.number() != 0);
                }
            }
            case TEXTS_BY_NAME, BYTES_BY_NAME -> member(field, entry, Json.child(into, field.name()));
            case TIME -> time(field, entry, into);
            case NUMBER_OR_TEXT -> either(field, entry, into);
            case MESSAGE -> {
                ObjectNode child = field.name().equals("-") ? into : Json.object();
                message(field.message(), entry.bytes(), child);
                if (field.repeated()) {
                    list(into, field.name()).add(child);
                } else if (child != into) {
                    into.set(field.name(), child);
                }
            }
        }
    }

    private static void text(Field field, String value, ObjectNode into) {
        if (field.repeated()) {
            list(into, field.name()).add(value);
        } else if (!value.isEmpty()) {
            into.put(field.name(), value);
        }
    }

    private static ArrayNode list(ObjectNode object, String name) {
        return object.get(name) instanceof ArrayNode present ? present : object.putArray(name);
    }

    /** An entry of a map: key and value. */
    private static void member(Field field, Wire.Entry entry, ObjectNode map) {
        String key = "";
        byte[] value = {};
        for (Wire.Entry part : Wire.read(entry.bytes())) {
            if (part.field() == 1) {
                key = part.text();
            } else {
                value = part.bytes();
            }
        }
        map.put(
                key,
                field.type() == Field.Type.BYTES_BY_NAME
                        ? Base64.getEncoder().encodeToString(value)
                        : new Wire.Entry(0, 0, value).text());
    }

    /** Go writes its zero time as an empty message. */
    private static void time(Field field, Wire.Entry entry, ObjectNode into) {
        for (Wire.Entry part : Wire.read(entry.bytes())) {
            if (part.field() == 1 && part.number() > 0) {
                into.put(field.name(), Instant.ofEpochSecond(part.number()).toString());
            }
        }
    }

    private static void either(Field field, Wire.Entry entry, ObjectNode into) {
        boolean isText = false;
        int number = 0;
        String text = "";
        for (Wire.Entry part : Wire.read(entry.bytes())) {
            switch (part.field()) {
                case 1 -> isText = part.number() == 1;
                case 2 -> number = (int) part.number();
                default -> text = part.text();
            }
        }
        if (isText) {
            into.put(field.name(), text);
        } else {
            into.put(field.name(), number);
        }
    }

    private Proto() {}
}
