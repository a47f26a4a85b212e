package dev.fairway.cluster.nodes.decide;

import static dev.fairway.cluster.nodes.decide.Given.going;
import static dev.fairway.cluster.nodes.decide.Given.readyPod;
import static dev.fairway.cluster.nodes.decide.Given.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cluster.nodes.decide.Forwarding.Backend;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private static final ServicePort HTTP = new ServicePortBuilder()
            .withName("http")
            .withPort(80)
            .withNewTargetPort(8080)
            .withNodePort(30080)
            .build();
    private final Pod one = readyPod("one", "node-1", "10.244.0.10");
    private final Pod two = readyPod("two", "node-2", "10.244.64.10");
    private final Backend first = new Backend("10.244.0.10", 8080);
    private final Backend second = new Backend("10.244.64.10", 8080);

    @Test
    void a_node_port_leads_to_ready_pods_on_every_node() {
        assertThat(forwardings(service("Cluster", HTTP), one, two))
                .containsExactly(new Forwarding("127.10.0.1", 30080, "TCP", false, false, List.of(first, second)));
    }

    @Test
    void policy_local_keeps_to_the_node_and_keeps_the_client() {
        assertThat(forwardings(service("Local", HTTP), one, two))
                .containsExactly(new Forwarding("127.10.0.1", 30080, "TCP", true, false, List.of(first)));
    }

    @Test
    void pods_that_are_going_serve_only_when_no_other_does() {
        assertThat(forwardings(service("Cluster", HTTP), going(one), two))
                .extracting(Forwarding::backends)
                .containsExactly(List.of(second));
        assertThat(forwardings(service("Cluster", HTTP), going(one), going(two)))
                .extracting(Forwarding::backends)
                .containsExactly(List.of(first, second));
        assertThat(forwardings(service("Local", HTTP), going(one), two))
                .extracting(Forwarding::backends)
                .containsExactly(List.of(first));
    }

    @Test
    void a_node_port_that_leads_nowhere_is_not_open() {
        assertThat(forwardings(service("Cluster", HTTP))).isEmpty();
        assertThat(forwardings(service("Local", HTTP), two)).isEmpty();
    }

    @Test
    void a_service_inside_the_cluster_has_no_node_ports() {
        Service inside = new ServiceBuilder(service("Cluster", HTTP))
                .editSpec()
                .withType("ClusterIP")
                .endSpec()
                .build();

        assertThat(forwardings(inside, one)).isEmpty();
    }

    @Test
    void only_policy_local_has_a_health_check_and_it_counts_ready_pods_of_the_node() {
        assertThat(check("Cluster", one)).isEmpty();
        assertThat(check("Local", one, two)).hasValueSatisfying(check -> {
            assertThat(check.status()).isEqualTo(200);
            assertThat(check.body()).contains("\"localEndpoints\": 1", "\"namespace\": \"default\"");
        });
        assertThat(check("Local", going(one), two))
                .hasValueSatisfying(check -> assertThat(check.status()).isEqualTo(503));
    }

    private static java.util.Optional<HealthCheck> check(String policy, Pod... pods) {
        Service service = new ServiceBuilder(service(policy, HTTP))
                .editSpec()
                .withHealthCheckNodePort(31000)
                .endSpec()
                .build();
        return HealthCheck.of(service, slices(service, pods), "node-1", "127.10.0.1");
    }

    private static List<Forwarding> forwardings(Service service, Pod... pods) {
        return Forwarding.of(service, slices(service, pods), "node-1", "127.10.0.1");
    }

    private static List<EndpointSlice> slices(Service service, Pod... pods) {
        return SlicePlan.of(service, List.of(pods), List.of(), Map.of()).create();
    }
}
