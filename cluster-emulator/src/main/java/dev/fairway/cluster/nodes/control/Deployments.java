package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.decide.PodPlan;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The Deployment controller and the scheduler: as many pods as wanted, spread over nodes. */
public final class Deployments {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789"; // as upstream

    private final KubernetesClient client;
    private final World world;
    /** Made by us and not yet shown by the informer: counted, so that none is made twice. */
    private final Map<String, Pod> made = new ConcurrentHashMap<>();

    private final Set<String> removed = ConcurrentHashMap.newKeySet();

    public Deployments(KubernetesClient client, World world) {
        this.client = client;
        this.world = world;
    }

    public void look() {
        List<Pod> pods = pods();
        for (Deployment deployment : world.deployments()) {
            if (deployment.getMetadata().getDeletionTimestamp() == null) {
                look(deployment, pods);
            }
        }
        evict(pods);
    }

    private List<Pod> pods() {
        Map<String, Pod> all = new HashMap<>();
        world.pods().forEach(pod -> all.put(pod.getMetadata().getUid(), pod));
        made.values().removeIf(pod -> all.containsKey(pod.getMetadata().getUid()));
        made.forEach(all::putIfAbsent);
        removed.removeIf(uid -> !all.containsKey(uid));
        return new ArrayList<>(all.values());
    }

    private void look(Deployment deployment, List<Pod> pods) {
        String hash = hash(deployment);
        List<Pod> own = pods.stream()
                .filter(pod -> owns(deployment, pod))
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null
                        && !removed.contains(pod.getMetadata().getUid()))
                .toList();
        int replicas = Optional.ofNullable(deployment.getSpec().getReplicas()).orElse(1);
        PodPlan plan = PodPlan.of(replicas, hash, own);
        for (int i = 0; i < plan.create(); i++) {
            PodPlan.node(world.nodes(), pods).ifPresent(node -> pods.add(create(deployment, hash, node)));
        }
        plan.delete().forEach(pod -> {
            removed.add(pod.getMetadata().getUid());
            client.resource(pod).delete();
        });
        status(deployment, own, replicas, hash);
    }

    private Pod create(Deployment deployment, String hash, String node) {
        var template = deployment.getSpec().getTemplate();
        Pod pod = client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(deployment.getMetadata().getNamespace())
                        .withName(deployment.getMetadata().getName() + "-" + hash + "-" + suffix())
                        .addToLabels(template.getMetadata().getLabels())
                        .addToLabels(PodPlan.HASH, hash)
                        .addToOwnerReferences(new OwnerReferenceBuilder()
                                .withApiVersion("apps/v1")
                                .withKind("Deployment")
                                .withName(deployment.getMetadata().getName())
                                .withUid(deployment.getMetadata().getUid())
                                .withController(true)
                                .build())
                        .endMetadata()
                        .withNewSpecLike(template.getSpec())
                        .withNodeName(node)
                        .endSpec()
                        .build())
                .create();
        made.put(pod.getMetadata().getUid(), pod);
        return pod;
    }

    /** Pods of a node that is gone are gone. */
    private void evict(List<Pod> pods) {
        Set<String> nodes = new java.util.HashSet<>();
        world.nodes().forEach(node -> nodes.add(node.getMetadata().getName()));
        if (nodes.isEmpty()) {
            return;
        }
        pods.stream()
                .filter(pod -> pod.getSpec().getNodeName() != null
                        && !nodes.contains(pod.getSpec().getNodeName()))
                .forEach(pod -> client.resource(pod).withGracePeriod(0).delete());
    }

    private void status(Deployment deployment, List<Pod> own, int replicas, String hash) {
        int ready = (int) own.stream().filter(PodPlan::ready).count();
        int updated = (int) own.stream()
                .filter(pod -> hash.equals(pod.getMetadata().getLabels().get(PodPlan.HASH)))
                .count();
        var now = deployment.getStatus();
        Long generation = deployment.getMetadata().getGeneration();
        boolean same = now != null
                && java.util.Objects.equals(now.getObservedGeneration(), generation)
                && number(now.getReplicas()) == own.size()
                && number(now.getReadyReplicas()) == ready
                && number(now.getUpdatedReplicas()) == updated;
        if (same) {
            return;
        }
        String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String available = ready >= replicas ? "True" : "False";
        client.resource(deployment)
                .editStatus(d -> new DeploymentBuilder(d)
                        .withNewStatus()
                        .withObservedGeneration(generation)
                        .withReplicas(own.size())
                        .withReadyReplicas(ready)
                        .withAvailableReplicas(ready)
                        .withUpdatedReplicas(updated)
                        .withUnavailableReplicas(Math.max(0, replicas - ready))
                        .withConditions(
                                condition(
                                        "Available",
                                        available,
                                        available.equals("True")
                                                ? "MinimumReplicasAvailable"
                                                : "MinimumReplicasUnavailable",
                                        time),
                                condition("Progressing", "True", "NewReplicaSetAvailable", time))
                        .endStatus()
                        .build());
    }

    private static DeploymentCondition condition(String type, String status, String reason, String time) {
        return new DeploymentConditionBuilder()
                .withType(type)
                .withStatus(status)
                .withReason(reason)
                .withLastTransitionTime(time)
                .withLastUpdateTime(time)
                .build();
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static boolean owns(Deployment deployment, Pod pod) {
        return pod.getMetadata().getOwnerReferences() != null
                && pod.getMetadata().getOwnerReferences().stream()
                        .anyMatch(
                                o -> o.getUid().equals(deployment.getMetadata().getUid()));
    }

    private static String hash(Deployment deployment) {
        String json = Serialization.asJson(deployment.getSpec().getTemplate());
        return Long.toString(Integer.toUnsignedLong(json.hashCode()), 36);
    }

    private static String suffix() {
        StringBuilder suffix = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            suffix.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return suffix.toString();
    }
}
