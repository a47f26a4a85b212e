package dev.fairway.cluster.apiserver.admission;

import static dev.fairway.cluster.apiserver.json.Json.putIfAbsent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;

/** SetDefaults_Service of pkg/apis/core/v1. */
final class ServiceDefaults {

    static void set(ObjectNode service) {
        ObjectNode spec = Json.child(service, "spec");
        putIfAbsent(spec, "type", "ClusterIP");
        putIfAbsent(spec, "sessionAffinity", "None");
        if (Json.text(spec, "sessionAffinity").equals("ClientIP")) {
            putIfAbsent(Json.child(Json.child(spec, "sessionAffinityConfig"), "clientIP"), "timeoutSeconds", 10_800);
        } else {
            spec.remove("sessionAffinityConfig");
        }
        ServiceShape shape = new ServiceShape(spec);
        shape.ports().forEach(ServiceDefaults::port);
        if (shape.needsClusterIp()) {
            putIfAbsent(spec, "internalTrafficPolicy", "Cluster");
            putIfAbsent(spec, "ipFamilyPolicy", "SingleStack");
            if (spec.path("ipFamilies").isEmpty()) {
                spec.putArray("ipFamilies").add("IPv4");
            }
        }
        if (shape.reachableFromOutside()) {
            putIfAbsent(spec, "externalTrafficPolicy", "Cluster");
        }
        if (shape.is("LoadBalancer") && !spec.hasNonNull("allocateLoadBalancerNodePorts")) {
            spec.put("allocateLoadBalancerNodePorts", true);
        }
        status(service);
    }

    private static void port(ObjectNode port) {
        putIfAbsent(port, "protocol", "TCP");
        JsonNode target = port.path("targetPort");
        if (target.isMissingNode()
                || target.isNull()
                || target.asText().isEmpty()
                || target.asText().equals("0")) {
            port.set("targetPort", port.path("port"));
        }
        if (port.path("nodePort").asInt(0) == 0) {
            port.remove("nodePort");
        }
    }

    /** A load balancer's IP is a VIP unless it says Proxy. */
    private static void status(ObjectNode service) {
        ObjectNode balancer = Json.child(Json.child(service, "status"), "loadBalancer");
        for (ObjectNode ingress : Json.objects(balancer.path("ingress"))) {
            if (!Json.text(ingress, "ip").isEmpty()) {
                putIfAbsent(ingress, "ipMode", "VIP");
            }
        }
    }

    private ServiceDefaults() {}
}
