package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an update of a Service keeps or loses without being told: patchAllocatedValues and dropTypeDependentFields of
 * pkg/registry/core/service. A value that the update itself changed is never touched.
 */
final class ServiceTransition {

    static void apply(ObjectNode service, ObjectNode old) {
        ObjectNode spec = Json.child(service, "spec");
        ServiceShape now = new ServiceShape(spec);
        ServiceShape was = ServiceShape.of(old);
        keepAllocated(spec, now, was);
        dropClusterIp(spec, now, was);
        if (was.needsNodePort() && !now.needsNodePort() && now.nodePorts().equals(was.nodePorts())) {
            now.ports().forEach(port -> port.remove("nodePort"));
        }
        dropIf(was.needsHealthCheckPort() && !now.needsHealthCheckPort(), "healthCheckNodePort", spec, was);
        dropIf(was.reachableFromOutside() && !now.reachableFromOutside(), "externalTrafficPolicy", spec, was);
        boolean noBalancerAnyMore = was.is("LoadBalancer") && !now.is("LoadBalancer");
        dropIf(noBalancerAnyMore, "allocateLoadBalancerNodePorts", spec, was);
        dropIf(noBalancerAnyMore, "loadBalancerClass", spec, was);
        if (!now.is("LoadBalancer")) {
            Json.child(service, "status").putObject("loadBalancer");
        }
    }

    private static void keepAllocated(ObjectNode spec, ServiceShape now, ServiceShape was) {
        if (was.needsClusterIp() && now.needsClusterIp()) {
            if (Json.text(spec, "clusterIP").isEmpty()) {
                Json.set(spec, "clusterIP", was.spec().path("clusterIP"));
            }
            if (spec.path("clusterIPs").isEmpty()
                    && spec.path("clusterIP").equals(was.spec().path("clusterIP"))) {
                Json.set(spec, "clusterIPs", was.spec().path("clusterIPs"));
            }
        }
        if (was.needsNodePort() && now.needsNodePort()) {
            keepNodePorts(now, was);
        }
        if (was.needsHealthCheckPort()
                && now.needsHealthCheckPort()
                && spec.path("healthCheckNodePort").asInt(0) == 0) {
            Json.set(spec, "healthCheckNodePort", was.spec().path("healthCheckNodePort"));
        }
    }

    /** By the port's name, unless the number is in use under another name. */
    private static void keepNodePorts(ServiceShape now, ServiceShape was) {
        Set<Integer> used = new HashSet<>(was.nodePorts());
        used.retainAll(now.nodePorts());
        Map<String, Integer> byName = new HashMap<>();
        was.ports()
                .forEach(port -> byName.put(
                        Json.text(port, "name"), port.path("nodePort").asInt(0)));
        for (ObjectNode port : now.ports()) {
            int before = byName.getOrDefault(Json.text(port, "name"), 0);
            if (port.path("nodePort").asInt(0) == 0 && before != 0 && used.add(before)) {
                port.put("nodePort", before);
            }
        }
    }

    private static void dropClusterIp(ObjectNode spec, ServiceShape now, ServiceShape was) {
        if (was.needsClusterIp() && !now.needsClusterIp()) {
            List<String> fields = new ArrayList<>(List.of("ipFamilies", "ipFamilyPolicy", "internalTrafficPolicy"));
            if (spec.path("clusterIP").equals(was.spec().path("clusterIP"))) {
                fields.addAll(List.of("clusterIP", "clusterIPs"));
            }
            fields.forEach(field -> dropIf(true, field, spec, was));
        }
    }

    private static void dropIf(boolean obsolete, String field, ObjectNode spec, ServiceShape was) {
        JsonNode before = was.spec().path(field);
        if (obsolete && spec.path(field).equals(before)) {
            spec.remove(field);
        }
    }

    private ServiceTransition() {}
}
