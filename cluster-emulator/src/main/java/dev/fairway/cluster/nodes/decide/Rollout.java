package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a Deployment's status says; {@code kubectl rollout status} waits for it. */
public final class Rollout {

    /**
     * @param pods of the Deployment, those that are going left out
     * @param now for the conditions that change
     * @return empty where nothing but the time would change
     */
    public static Optional<DeploymentStatus> status(Deployment deployment, List<Pod> pods, String hash, String now) {
        int replicas = replicas(deployment);
        int ready = (int) pods.stream().filter(Shape::isReady).count();
        List<Pod> updated = pods.stream()
                .filter(pod -> hash.equals(Shape.label(pod, PodPlan.HASH)))
                .toList();
        boolean available = ready >= replicas;
        boolean done = pods.size() == replicas
                && updated.size() == replicas
                && updated.stream().allMatch(Shape::isReady);
        DeploymentStatus before = Objects.requireNonNullElseGet(deployment.getStatus(), DeploymentStatus::new);
        DeploymentStatus after = new DeploymentStatusBuilder()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(pods.size())
                .withReadyReplicas(ready)
                .withAvailableReplicas(ready)
                .withUpdatedReplicas(updated.size())
                .withUnavailableReplicas(Math.max(0, Math.max(replicas, pods.size()) - ready))
                .withConditions(
                        condition(
                                before,
                                now,
                                "Available",
                                available,
                                available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable"),
                        condition(
                                before,
                                now,
                                "Progressing",
                                true,
                                done ? "NewReplicaSetAvailable" : "ReplicaSetUpdated"))
                .build();
        return same(before, after) ? Optional.empty() : Optional.of(after);
    }

    public static int replicas(Deployment deployment) {
        Integer replicas = deployment.getSpec().getReplicas();
        return replicas == null ? 1 : replicas;
    }

    private static DeploymentCondition condition(
            DeploymentStatus before, String now, String type, boolean value, String reason) {
        String status = value ? "True" : "False";
        Optional<DeploymentCondition> old = Shape.list(before.getConditions()).stream()
                .filter(c -> type.equals(c.getType()))
                .findFirst();
        boolean sameStatus = old.isPresent() && status.equals(old.get().getStatus());
        boolean same = sameStatus && reason.equals(old.get().getReason());
        return new DeploymentConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withLastTransitionTime(sameStatus ? old.get().getLastTransitionTime() : now)
                .withLastUpdateTime(same ? old.get().getLastUpdateTime() : now)
                .build();
    }

    private static boolean same(DeploymentStatus one, DeploymentStatus other) {
        return Objects.equals(one.getObservedGeneration(), other.getObservedGeneration())
                && Shape.number(one.getReplicas()) == Shape.number(other.getReplicas())
                && Shape.number(one.getReadyReplicas()) == Shape.number(other.getReadyReplicas())
                && Shape.number(one.getUpdatedReplicas()) == Shape.number(other.getUpdatedReplicas())
                && Shape.number(one.getUnavailableReplicas()) == Shape.number(other.getUnavailableReplicas())
                && words(one).equals(words(other));
    }

    private static List<String> words(DeploymentStatus status) {
        return Shape.list(status.getConditions()).stream()
                .map(c -> c.getType() + "=" + c.getStatus() + " " + c.getReason())
                .sorted()
                .toList();
    }

    private Rollout() {}
}
