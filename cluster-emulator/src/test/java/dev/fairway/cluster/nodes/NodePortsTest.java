package dev.fairway.cluster.nodes;

import static dev.fairway.cluster.nodes.PlayedCluster.NAMESPACE;
import static dev.fairway.cluster.nodes.PlayedCluster.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client comes to the ports that nodes open for Services. */
class NodePortsTest {
    private final PlayedCluster cluster = new PlayedCluster(13, null);
    private final Browser browser = new Browser("127.99.0.7");

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void every_node_leads_to_every_pod_and_pods_see_the_node() {
        cluster.deploy("web", 3);
        Service service = cluster.expose("web", "Cluster", port("TCP"));
        cluster.steadyEndpoints("web", 3);
        String at = cluster.node(2) + ":" + nodePort(service, 0);
        answers(at);

        Set<String> names = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            names.add(browser.get(at, "/hostname"));
        }

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(cluster.pods("web").stream()
                        .map(pod -> pod.getMetadata().getName())
                        .toList());
        assertThat(browser.get(at, "/clientip")).startsWith(cluster.node(2) + ":");
    }

    @Test
    void policy_local_leads_to_the_nodes_own_pods_which_see_the_client_and_has_a_health_check() {
        cluster.deploy("web", 1);
        Service service = cluster.expose("web", "Local", port("TCP"), port("UDP"));
        Pod pod = cluster.steadyPods("web", 1).getFirst();
        int with = Integer.parseInt(pod.getSpec().getNodeName().replace("node-", ""));
        int without = with == 1 ? 2 : 1;
        int check = service.getSpec().getHealthCheckNodePort();
        String at = cluster.node(with) + ":" + nodePort(service, 0);
        answers(at);

        assertThat(browser.get(at, "/clientip")).startsWith("127.99.0.7:");
        assertThat(browser.datagram(cluster.node(with) + ":" + nodePort(service, 1), "clientip"))
                .startsWith("127.99.0.7:");
        assertThat(browser.get(cluster.node(without) + ":" + nodePort(service, 0), "/"))
                .startsWith("no answer");
        assertThat(browser.fetch(cluster.node(with) + ":" + check, "/"))
                .startsWith("HTTP/1.1 200")
                .contains("\"localEndpoints\": 1");
        assertThat(browser.fetch(cluster.node(without) + ":" + check, "/"))
                .startsWith("HTTP/1.1 503")
                .contains("\"localEndpoints\": 0");
    }

    @Test
    void datagrams_go_the_same_way() {
        cluster.deploy("web", 1);
        Service service = cluster.expose("web", "Cluster", port("UDP"));
        Pod pod = cluster.steadyPods("web", 1).getFirst();
        cluster.steadyEndpoints("web", 1);
        String at = cluster.node(1) + ":" + nodePort(service, 0);

        Eventually.see(
                "an answer",
                () -> browser.datagram(at, "hostname"),
                pod.getMetadata().getName()::equals);
        assertThat(browser.datagram(at, "echo hello")).isEqualTo("hello");
    }

    @Test
    void a_port_that_is_gone_refuses_and_pods_that_go_serve_until_the_last() {
        cluster.deploy("web", 2);
        Service service = cluster.expose("web", "Cluster", port("TCP"));
        cluster.steadyEndpoints("web", 2);
        String at = cluster.node(1) + ":" + nodePort(service, 0);
        answers(at);

        cluster.scale("web", 0);
        Eventually.see(
                "no ready endpoint",
                () -> cluster.endpoints("web"),
                all -> all.stream()
                        .noneMatch(e -> Boolean.TRUE.equals(e.getConditions().getReady())));
        for (int i = 0; i < 20; i++) {
            assertThat(browser.get(at, "/hostname")).startsWith("web-");
        }
        Eventually.see("refused", () -> browser.get(at, "/"), answer -> answer.startsWith("no answer"));

        cluster.scale("web", 1);
        answers(at);
        cluster.user.services().inNamespace(NAMESPACE).withName("web").delete();
        Eventually.see("refused", () -> browser.get(at, "/"), answer -> answer.startsWith("no answer"));
    }

    private void answers(String at) {
        Eventually.see("an answer of " + at, () -> browser.get(at, "/"), answer -> answer.startsWith("web-"));
    }

    private static int nodePort(Service service, int index) {
        return service.getSpec().getPorts().get(index).getNodePort();
    }
}
