package dev.fairway.cluster.apiserver.allocation;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.admission.ServiceShape;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Problem;
import org.junit.jupiter.api.Test;

class AllocatorTest {
    private final Allocator allocator = new Allocator();

    @Test
    void givesDistinctAddressesAndPortsAndNoFreedOneAtOnce() {
        ObjectNode first = stored("{'spec':{'type':'LoadBalancer','ports':[{'port':80},{'port':81}]}}");
        ObjectNode second = stored("{'spec':{'type':'NodePort','ports':[{'port':80}]}}");
        assertThat(ServiceShape.of(first).nodePorts()).containsExactly(30000, 30001);
        assertThat(ServiceShape.of(second).nodePorts()).containsExactly(30002);
        assertThat(Json.text(first, "spec", "clusterIP"))
                .isEqualTo("10.96.1.0")
                .isNotEqualTo(Json.text(second, "spec", "clusterIP"));
        allocator.changed(first, null);
        assertThat(ServiceShape.of(stored("{'spec':{'type':'NodePort','ports':[{'port':80}]}}"))
                        .nodePorts())
                .containsExactly(30003);
    }

    @Test
    void givesAHealthCheckPortToLocalBalancersAndNoNodePortsToThoseThatWantNone() {
        ObjectNode local = stored(
                "{'spec':{'type':'LoadBalancer','externalTrafficPolicy':'Local','allocateLoadBalancerNodePorts':false,'ports':[{'port':80}]}}");
        assertThat(ServiceShape.of(local).nodePorts()).containsExactly(0);
        assertThat(local.path("spec").path("healthCheckNodePort").asInt()).isEqualTo(30000);
    }

    @Test
    void refusesWhatIsTakenOrOutOfRange() {
        stored("{'spec':{'type':'NodePort','clusterIP':'10.96.0.7','ports':[{'port':80,'nodePort':31000}]}}");
        assertThat(allocator.allocate(
                        tree("{'spec':{'type':'NodePort','ports':[{'port':80,'nodePort':31000}]}}"), null))
                .extracting(Problem::message)
                .containsExactly("spec.ports[0].nodePort: Invalid value: 31000: provided port is already allocated");
        assertThat(allocator.allocate(tree("{'spec':{'type':'NodePort','ports':[{'port':80,'nodePort':80}]}}"), null))
                .extracting(Problem::message)
                .containsExactly(
                        "spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767");
        assertThat(allocator.allocate(tree("{'spec':{'type':'ClusterIP','clusterIP':'10.96.0.7'}}"), null))
                .extracting(Problem::message)
                .containsExactly(
                        "spec.clusterIPs: Invalid value: [\"10.96.0.7\"]: failed to allocate IP 10.96.0.7: provided IP is already allocated");
    }

    private ObjectNode stored(String service) {
        ObjectNode tree = tree(service);
        assertThat(allocator.allocate(tree, null)).isEmpty();
        allocator.changed(null, tree);
        return tree;
    }
}
