package dev.fairway.cluster.nodes;

import static dev.fairway.cluster.nodes.PlayedCluster.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes come and go, and so does the process that plays them. */
class NodeLifeTest {
    private static final String EXTRA = "aws:///us-east-1b/i-0f00d0000000000b4";
    private CloudAdmin cloud;
    private PlayedCluster cluster;

    @BeforeEach
    void open() throws IOException {
        cloud = new CloudAdmin();
        cluster = new PlayedCluster(15, cloud.uri());
    }

    @AfterEach
    void close() {
        cluster.close();
        cloud.close();
    }

    @Test
    void any_node_that_can_be_played_is_adopted_and_the_cloud_is_told() {
        addNode();

        Node node = adopted("node-4");

        assertThat(node.getStatus().getAddresses().getFirst().getAddress()).isEqualTo(cluster.node(4));
        assertThat(node.getSpec().getPodCIDR()).isEqualTo("10.244.65.0/24");
        assertThat(node.getMetadata().getLabels())
                .containsEntry("topology.kubernetes.io/zone", "us-east-1b")
                .containsEntry("topology.kubernetes.io/region", "us-east-1")
                .containsEntry("kubernetes.io/hostname", "node-4");
        Eventually.see("four instances", cloud.instances::size, count -> count == 4);
        assertThat(cloud.instances.get(EXTRA))
                .contains("\"address\":\"" + cluster.node(4) + "\"", "\"podCidr\":\"10.244.65.0/24\"", "node-4");
    }

    @Test
    void a_cloud_that_forgot_its_instances_is_told_again() {
        Eventually.see("three instances", cloud.instances::size, count -> count == 3);

        cloud.instances.clear();

        Eventually.see("three instances again", cloud.instances::size, count -> count == 3);
    }

    @Test
    void pods_of_a_deleted_node_come_back_on_others_and_the_cloud_is_told() {
        cluster.deploy("web", 3);
        cluster.expose("web", "Cluster", port("TCP"));
        cluster.steadyEndpoints("web", 3);
        Eventually.see("three instances", cloud.instances::size, count -> count == 3);

        cluster.user.nodes().withName("node-2").delete();

        Eventually.see(
                "three endpoints elsewhere",
                () -> cluster.endpoints("web"),
                all -> all.size() == 3
                        && all.stream()
                                .allMatch(e -> e.getConditions().getReady() && !"node-2".equals(e.getNodeName())));
        Eventually.see("two instances", cloud.instances::size, count -> count == 2);
    }

    @Test
    void pods_wait_while_no_node_takes_any_and_then_run() {
        cluster.user.nodes().list().getItems().forEach(node -> unschedulable(node, true));
        cluster.deploy("web", 2);
        Eventually.see(
                "two pods that wait",
                () -> cluster.pods("web"),
                pods -> pods.size() == 2
                        && pods.stream().allMatch(pod -> pod.getSpec().getNodeName() == null));
        List<String> waiting = uids(cluster.pods("web"));

        unschedulable(adopted("node-3"), false);

        assertThat(cluster.steadyPods("web", 2))
                .allMatch(pod -> "node-3".equals(pod.getSpec().getNodeName()))
                .extracting(pod -> pod.getMetadata().getUid())
                .containsExactlyInAnyOrderElementsOf(waiting);
    }

    @Test
    void a_restart_changes_nothing_and_what_was_deleted_meanwhile_stays_deleted() {
        cluster.deploy("web", 3);
        List<Pod> before = cluster.steadyPods("web", 3);
        Eventually.see("three instances", cloud.instances::size, count -> count == 3);
        Node first = adopted("node-1");

        cluster.restartNodes(() -> cluster.user.nodes().withName("node-3").delete());

        Eventually.see("two instances", cloud.instances::size, count -> count == 2);
        List<Pod> after = cluster.steadyPods("web", 3);
        assertThat(adopted("node-1").getStatus().getAddresses())
                .isEqualTo(first.getStatus().getAddresses());
        assertThat(cluster.user.nodes().list().getItems()).hasSize(2);
        assertThat(uids(after))
                .containsAll(uids(before.stream()
                        .filter(pod -> !"node-3".equals(pod.getSpec().getNodeName()))
                        .toList()));
        Browser browser = new Browser("127.0.0.1");
        after.forEach(pod -> Eventually.see(
                "an answer",
                () -> browser.get(cluster.socketOf(pod), "/"),
                pod.getMetadata().getName()::equals));
    }

    @Test
    void a_node_whose_provider_id_means_nothing_to_us_is_left_alone() {
        cluster.user
                .nodes()
                .resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName("foreign")
                        .endMetadata()
                        .withNewSpec()
                        .withProviderID("kind://docker/kind/foreign")
                        .endSpec()
                        .build())
                .create();
        addNode();
        adopted("node-4");

        assertThat(cluster.user.nodes().withName("foreign").get().getSpec().getPodCIDR())
                .isNull();
    }

    /** As {@code kubectl cordon} does. */
    private void unschedulable(Node node, boolean value) {
        cluster.user
                .nodes()
                .withName(node.getMetadata().getName())
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{\"spec\": {\"unschedulable\": " + value + "}}");
    }

    private void addNode() {
        cluster.user
                .nodes()
                .resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName("node-4")
                        .endMetadata()
                        .withNewSpec()
                        .withProviderID(EXTRA)
                        .endSpec()
                        .build())
                .create();
    }

    private Node adopted(String name) {
        return Eventually.see(
                name + " with an address",
                () -> cluster.user.nodes().withName(name).get(),
                node -> node.getStatus() != null
                        && !node.getStatus().getAddresses().isEmpty()
                        && node.getSpec().getPodCIDR() != null);
    }

    private static List<String> uids(List<Pod> pods) {
        return pods.stream().map(pod -> pod.getMetadata().getUid()).toList();
    }
}
