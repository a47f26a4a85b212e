package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.Json;
import org.jspecify.annotations.Nullable;

/** What the real server fills into a Service, and takes out of it when its type changes. */
public final class ServiceDefaults {

    /** @param before null for a new Service */
    public static void apply(ObjectNode service, @Nullable ObjectNode before, Ports ports) {
        ObjectNode spec = Json.child(service, "spec");
        String name = service.path("metadata").path("namespace").asText() + "/"
                + service.path("metadata").path("name").asText();
        defaultTo(spec, "type", "ClusterIP");
        defaultTo(spec, "sessionAffinity", "None");
        defaultTo(spec, "internalTrafficPolicy", "Cluster");
        String type = Json.text(spec, "type");
        boolean external = type.equals("NodePort") || type.equals("LoadBalancer");
        spec.path("ports").forEach(port -> port((ObjectNode) port));
        if (type.equals("ExternalName")) {
            return;
        }
        keep(spec, before, "clusterIP");
        keep(spec, before, "clusterIPs");
        if (Json.text(spec, "clusterIP").isEmpty()) {
            spec.put("clusterIP", ports.freeIp(name));
        }
        if (!spec.has("clusterIPs")) {
            spec.putArray("clusterIPs").add(Json.text(spec, "clusterIP"));
        }
        if (!spec.has("ipFamilies")) {
            spec.putArray("ipFamilies").add("IPv4");
        }
        defaultTo(spec, "ipFamilyPolicy", "SingleStack");
        if (external) {
            defaultTo(spec, "externalTrafficPolicy", "Cluster");
        } else {
            spec.remove("externalTrafficPolicy");
        }
        loadBalancer(service, spec, type);
        if (external && wantsNodePorts(spec, type)) {
            keepNodePorts(spec, before);
            spec.path("ports").forEach(port -> nodePort((ObjectNode) port, name, ports));
        } else if (!external) {
            spec.path("ports").forEach(port -> ((ObjectNode) port).remove("nodePort"));
        }
        healthCheckPort(spec, before, type, name, ports);
    }

    private static void port(ObjectNode port) {
        defaultTo(port, "protocol", "TCP");
        JsonNode target = port.get("targetPort");
        if (target == null
                || target.isNull()
                || (target.isInt() && target.asInt() == 0)
                || target.asText().isEmpty()) {
            port.set("targetPort", port.get("port"));
        }
    }

    private static void loadBalancer(ObjectNode service, ObjectNode spec, String type) {
        if (type.equals("LoadBalancer")) {
            if (!spec.has("allocateLoadBalancerNodePorts")) {
                spec.put("allocateLoadBalancerNodePorts", true);
            }
            return;
        }
        spec.remove("allocateLoadBalancerNodePorts");
        spec.remove("loadBalancerClass");
        if (service.get("status") instanceof ObjectNode status) {
            status.putObject("loadBalancer");
        }
    }

    private static boolean wantsNodePorts(ObjectNode spec, String type) {
        return type.equals("NodePort")
                || spec.path("allocateLoadBalancerNodePorts").asBoolean(true);
    }

    /** A client that writes a Service without node ports, as every manifest does, does not want new ones. */
    private static void keepNodePorts(ObjectNode spec, @Nullable ObjectNode before) {
        if (before == null) {
            return;
        }
        for (JsonNode port : spec.path("ports")) {
            for (JsonNode old : before.path("spec").path("ports")) {
                boolean same = old.path("port").equals(port.path("port"))
                        && old.path("protocol")
                                .asText("TCP")
                                .equals(port.path("protocol").asText("TCP"));
                if (same && !port.has("nodePort") && old.has("nodePort")) {
                    ((ObjectNode) port).set("nodePort", old.get("nodePort"));
                }
            }
        }
    }

    private static void nodePort(ObjectNode port, String name, Ports ports) {
        if (port.path("nodePort").asInt() == 0) {
            port.put("nodePort", ports.free(name + port.path("port") + port.path("protocol")));
        }
    }

    private static void healthCheckPort(
            ObjectNode spec, @Nullable ObjectNode before, String type, String name, Ports ports) {
        boolean wanted = type.equals("LoadBalancer")
                && Json.text(spec, "externalTrafficPolicy").equals("Local");
        if (!wanted) {
            spec.remove("healthCheckNodePort");
            return;
        }
        keep(spec, before, "healthCheckNodePort");
        if (spec.path("healthCheckNodePort").asInt() == 0) {
            spec.put("healthCheckNodePort", ports.free(name + "/health"));
        }
    }

    private static void keep(ObjectNode spec, @Nullable ObjectNode before, String field) {
        JsonNode old = before == null ? null : before.path("spec").get(field);
        JsonNode now = spec.get(field);
        boolean missing = now == null
                || now.isNull()
                || now instanceof ArrayNode array && array.isEmpty()
                || now.isTextual() && now.asText().isEmpty();
        if (missing && old != null) {
            spec.set(field, old);
        } else if (missing) {
            spec.remove(field);
        }
    }

    private static void defaultTo(ObjectNode object, String field, String value) {
        if (Json.text(object, field).isEmpty()) {
            object.put(field, value);
        }
    }

    private ServiceDefaults() {}
}
