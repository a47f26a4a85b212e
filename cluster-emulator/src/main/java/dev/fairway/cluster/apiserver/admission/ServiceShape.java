package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import java.util.List;

/** What a Service's spec calls for; the predicates of pkg/registry/core/service and pkg/api/service. */
public record ServiceShape(JsonNode spec) {

    public static ServiceShape of(JsonNode service) {
        return new ServiceShape(service.path("spec"));
    }

    public boolean is(String type) {
        return Json.text(spec, "type").equals(type);
    }

    public boolean headless() {
        return Json.text(spec, "clusterIP").equals("None");
    }

    public boolean needsClusterIp() {
        return !is("ExternalName");
    }

    public boolean needsNodePort() {
        return is("NodePort")
                || (is("LoadBalancer")
                        && spec.path("allocateLoadBalancerNodePorts").asBoolean(true));
    }

    public boolean needsHealthCheckPort() {
        return is("LoadBalancer") && Json.text(spec, "externalTrafficPolicy").equals("Local");
    }

    public boolean reachableFromOutside() {
        return is("LoadBalancer")
                || is("NodePort")
                || (is("ClusterIP") && !spec.path("externalIPs").isEmpty());
    }

    public List<ObjectNode> ports() {
        return Json.objects(spec.path("ports"));
    }

    public List<Integer> nodePorts() {
        return ports().stream().map(port -> port.path("nodePort").asInt(0)).toList();
    }
}
