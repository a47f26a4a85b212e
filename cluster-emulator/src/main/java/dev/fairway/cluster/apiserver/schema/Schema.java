package dev.fairway.cluster.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.registry.Kind;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Endpoints;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what upstream's decoder would not take: fields that no type has, and values of another type. */
public final class Schema {
    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("ConfigMap", ConfigMap.class),
            Map.entry("DaemonSet", DaemonSet.class),
            Map.entry("Deployment", Deployment.class),
            Map.entry("EndpointSlice", EndpointSlice.class),
            Map.entry("Endpoints", Endpoints.class),
            Map.entry("Event", Event.class),
            Map.entry("Ingress", Ingress.class),
            Map.entry("IngressClass", IngressClass.class),
            Map.entry("Lease", Lease.class),
            Map.entry("Namespace", Namespace.class),
            Map.entry("Node", Node.class),
            Map.entry("Pod", Pod.class),
            Map.entry("ReplicaSet", ReplicaSet.class),
            Map.entry("Secret", Secret.class),
            Map.entry("Service", Service.class),
            Map.entry("ServiceAccount", ServiceAccount.class));

    private final List<String> unknown = new ArrayList<>();
    private final List<String> mistyped = new ArrayList<>();

    /**
     * @param unknown paths of fields that the kind has not
     * @param mistyped what Go's decoder says about values of another type
     */
    public record Findings(List<String> unknown, List<String> mistyped) {}

    /** Removes unknown fields from the object, as decoding into a type does, and says which they were. */
    public static Findings prune(Kind kind, ObjectNode object) {
        Schema schema = new Schema();
        Class<?> model = MODELS.get(kind.kind());
        if (model != null) {
            schema.struct(object, new Shape.Struct(model), "", "");
        }
        return new Findings(schema.unknown, schema.mistyped);
    }

    private void struct(ObjectNode object, Shape.Struct struct, String path, String goPath) {
        Map<String, Shape> fields = struct.fields();
        object.properties().removeIf(member -> {
            String name = member.getKey();
            Shape shape = fields.get(name);
            if (shape == null) {
                unknown.add(path + name);
                return true;
            }
            String go = goPath.isEmpty() ? name : goPath + "." + name;
            value(member.getValue(), shape, path + name, struct.model().getSimpleName(), go);
            return false;
        });
    }

    private void value(JsonNode value, Shape shape, String path, String owner, String goPath) {
        switch (shape) {
            case Shape.Free free -> {
                // Whatever it is.
            }
            case Shape.Scalar scalar -> {
                if (!fits(value, scalar.goType())) {
                    mistyped(value, owner, goPath, scalar.goType());
                }
            }
            case Shape.ListOf list -> {
                if (!value.isArray()) {
                    mistyped(value, owner, goPath, "[]");
                }
                for (int i = 0; i < value.size() && value.isArray(); i++) {
                    value(value.get(i), list.element(), path + "[" + i + "]", owner, goPath);
                }
            }
            case Shape.MapOf map -> {
                if (!value.isObject()) {
                    mistyped(value, owner, goPath, "map");
                }
                value.properties()
                        .forEach(entry ->
                                value(entry.getValue(), map.value(), path + "." + entry.getKey(), owner, goPath));
            }
            case Shape.Struct struct -> {
                if (value instanceof ObjectNode object) {
                    struct(object, struct, path + ".", goPath);
                } else {
                    mistyped(value, owner, goPath, struct.model().getSimpleName());
                }
            }
        }
    }

    private static boolean fits(JsonNode value, String goType) {
        return switch (goType) {
            case "string" -> value.isTextual();
            case "bool" -> value.isBoolean();
            case "int32" -> value.isIntegralNumber() && value.canConvertToInt();
            default -> value.isIntegralNumber() && value.canConvertToLong();
        };
    }

    /** {@code json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32}. */
    private void mistyped(JsonNode value, String owner, String goPath, String goType) {
        String what = switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "bool";
            case ARRAY -> "array";
            case OBJECT, POJO, BINARY, MISSING, NULL -> "object";
        };
        mistyped.add("json: cannot unmarshal " + what + " into Go struct field " + owner + "." + goPath + " of type "
                + goType);
    }

    private Schema() {}
}
