package dev.fairway.cluster.nodes;

import static dev.fairway.cluster.nodes.PlayedCluster.NAMESPACE;
import static dev.fairway.cluster.nodes.PlayedCluster.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user scales; pods, endpoints and the Deployment's status follow. */
class ScalingTest {
    private final PlayedCluster cluster = new PlayedCluster(11, null);
    private final Browser browser = new Browser("127.0.0.1");

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void endpoints_follow_up_and_down_and_pods_that_go_answer_for_five_seconds() {
        cluster.deploy("web", 3);
        Service service = cluster.expose("web", "Cluster", port("TCP"));
        List<Pod> three = cluster.steadyPods("web", 3);
        cluster.steadyEndpoints("web", 3);
        assertThat(three).extracting(pod -> pod.getSpec().getNodeName()).doesNotHaveDuplicates();
        assertThat(three)
                .allSatisfy(pod -> assertThat(pod.getMetadata().getName()).matches("web-[a-z0-9]+-[a-z0-9]{5}"))
                .allSatisfy(pod -> assertThat(browser.get(cluster.socketOf(pod), "/hostname"))
                        .isEqualTo(pod.getMetadata().getName()));
        rolledOut(3);

        cluster.scale("web", 6);
        List<Pod> six = cluster.steadyPods("web", 6);
        cluster.steadyEndpoints("web", 6);
        rolledOut(6);

        Visitors visitors = new Visitors(
                browser,
                cluster.node(2) + ":" + service.getSpec().getPorts().getFirst().getNodePort());
        long asked = System.nanoTime();
        cluster.scale("web", 1);
        List<Endpoint> going = Eventually.see(
                "five endpoints that are going",
                () -> cluster.endpoints("web"),
                all -> all.stream()
                                .filter(e ->
                                        Boolean.TRUE.equals(e.getConditions().getTerminating()))
                                .count()
                        == 5);
        assertThat(going)
                .filteredOn(e -> e.getConditions().getTerminating())
                .allMatch(
                        e -> !e.getConditions().getReady() && e.getConditions().getServing());
        assertThat(secondsSince(asked)).isLessThan(3);

        Set<String> answered = new HashSet<>();
        while (secondsSince(asked) < 4) {
            six.forEach(pod -> assertThat(browser.get(cluster.socketOf(pod), "/"))
                    .isEqualTo(pod.getMetadata().getName()));
            six.forEach(pod -> answered.add(pod.getMetadata().getName()));
        }
        assertThat(answered).hasSize(6);
        List<Pod> one = cluster.steadyPods("web", 1);
        cluster.steadyEndpoints("web", 1);
        assertThat(secondsSince(asked)).isBetween(4L, 9L);
        six.stream()
                .filter(pod -> !pod.getMetadata()
                        .getUid()
                        .equals(one.getFirst().getMetadata().getUid()))
                .forEach(pod ->
                        assertThat(browser.get(cluster.socketOf(pod), "/")).startsWith("no answer"));
        rolledOut(1);
        assertThat(visitors.leave()).as("failed visits").isEmpty();
    }

    @Test
    void a_new_template_replaces_the_pods_and_deleting_the_deployment_ends_them() {
        cluster.deploy("web", 2);
        List<Pod> before = cluster.steadyPods("web", 2);

        cluster.user
                .apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("web")
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), """
                        {"spec": {"template": {"spec": {"containers": [{"name": "web", "image": "agnhost:2"}]}}}}""");

        Eventually.see(
                "the old pods going",
                () -> cluster.pods("web"),
                pods -> pods.stream()
                        .filter(pod -> uids(before).contains(pod.getMetadata().getUid()))
                        .allMatch(pod -> pod.getMetadata().getDeletionTimestamp() != null));
        rolledOut(2);
        cluster.user.apps().deployments().inNamespace(NAMESPACE).withName("web").delete();
        Eventually.see("no pods", () -> cluster.pods("web"), List::isEmpty);
    }

    /** What {@code kubectl rollout status} waits for. */
    private void rolledOut(int replicas) {
        Eventually.see(
                "a status that says all is out",
                () -> cluster.user
                        .apps()
                        .deployments()
                        .inNamespace(NAMESPACE)
                        .withName("web")
                        .get(),
                d -> d.getMetadata().getGeneration().equals(d.getStatus().getObservedGeneration())
                        && d.getStatus().getReplicas() == replicas
                        && d.getStatus().getUpdatedReplicas() == replicas
                        && d.getStatus().getAvailableReplicas() == replicas);
    }

    private static List<String> uids(List<Pod> pods) {
        return pods.stream().map(pod -> pod.getMetadata().getUid()).toList();
    }

    private static long secondsSince(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
    }
}
