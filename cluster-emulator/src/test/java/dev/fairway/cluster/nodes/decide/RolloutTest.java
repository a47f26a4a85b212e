package dev.fairway.cluster.nodes.decide;

import static dev.fairway.cluster.nodes.decide.Given.deployment;
import static dev.fairway.cluster.nodes.decide.Given.ofTemplate;
import static dev.fairway.cluster.nodes.decide.Given.pod;
import static dev.fairway.cluster.nodes.decide.Given.readyPod;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final String NOW = "2026-01-01T00:00:00Z";
    private final Pod one = readyPod("one", "node-1", "10.244.0.10");
    private final Pod starting = pod("two", "node-2", "", "False");
    private final Pod old = ofTemplate(readyPod("old", "node-3", "10.244.128.10"), "before");

    @Test
    void a_rollout_counts_old_and_new_pods_apart() {
        DeploymentStatus status = status(deployment(2), List.of(one, starting, old));

        assertThat(status.getObservedGeneration()).isEqualTo(7);
        assertThat(status.getReplicas()).isEqualTo(3);
        assertThat(status.getUpdatedReplicas()).isEqualTo(2);
        assertThat(status.getReadyReplicas()).isEqualTo(2);
        assertThat(status.getAvailableReplicas()).isEqualTo(2);
        assertThat(reasons(status)).containsExactly("MinimumReplicasAvailable", "ReplicaSetUpdated");
    }

    @Test
    void it_is_done_when_every_pod_is_new_and_ready() {
        assertThat(reasons(status(deployment(1), List.of(one))))
                .containsExactly("MinimumReplicasAvailable", "NewReplicaSetAvailable");
        assertThat(reasons(status(deployment(2), List.of(one, starting))))
                .containsExactly("MinimumReplicasUnavailable", "ReplicaSetUpdated");
    }

    @Test
    void nothing_is_written_when_only_time_passed() {
        Deployment seen = new DeploymentBuilder(deployment(1))
                .withStatus(status(deployment(1), List.of(one)))
                .build();

        assertThat(Rollout.status(seen, List.of(one), "now", "2026-01-01T00:00:09Z"))
                .isEmpty();
    }

    private static DeploymentStatus status(Deployment deployment, List<Pod> pods) {
        return Rollout.status(deployment, pods, "now", NOW).orElseThrow();
    }

    private static List<String> reasons(DeploymentStatus status) {
        return status.getConditions().stream().map(c -> c.getReason()).toList();
    }
}
