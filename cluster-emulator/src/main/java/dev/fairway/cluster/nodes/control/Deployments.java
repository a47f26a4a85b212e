package dev.fairway.cluster.nodes.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.fairway.cluster.nodes.decide.Names;
import dev.fairway.cluster.nodes.decide.PodPlan;
import dev.fairway.cluster.nodes.decide.Rollout;
import dev.fairway.cluster.nodes.decide.Scheduling;
import dev.fairway.cluster.nodes.decide.Shape;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** The Deployment controller. Its pods are made on the node that the scheduler would choose, which saves them a lap. */
public final class Deployments {
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final KubernetesClient client;
    private final World world;
    /** Uids of pods that we deleted, which may be shown as alive for a moment. */
    private final Set<String> deleted = new HashSet<>();

    public Deployments(KubernetesClient client, World world) {
        this.client = client;
        this.world = world;
    }

    public void look() {
        List<Pod> pods = new ArrayList<>(world.pods.list());
        deleted.retainAll(pods.stream().map(Shape::uid).collect(Collectors.toSet()));
        for (Deployment deployment : world.deployments.list()) {
            if (!Shape.isGoing(deployment)) {
                look(deployment, pods);
            }
        }
    }

    private void look(Deployment deployment, List<Pod> pods) {
        String hash = hash(deployment);
        List<Pod> own = pods.stream()
                .filter(pod -> owner(pod).equals(Shape.uid(deployment)))
                .filter(pod -> !Shape.isGoing(pod) && !deleted.contains(Shape.uid(pod)))
                .toList();
        PodPlan plan = PodPlan.of(Rollout.replicas(deployment), hash, own);
        List<Runnable> calls = new ArrayList<>();
        for (Pod pod : plan.delete()) {
            deleted.add(Shape.uid(pod));
            calls.add(() -> client.pods().resource(pod).delete());
        }
        for (int i = 0; i < plan.create(); i++) {
            String node = Scheduling.node(world.nodes.list(), pods, Shape.uid(deployment))
                    .orElse("");
            Pod pod = pod(deployment, hash, node);
            pods.add(pod);
            calls.add(() -> world.pods.wrote(client.pods().resource(pod).create()));
        }
        Together.run(calls);
        Rollout.status(deployment, own, hash, Patches.now())
                .ifPresent(status -> world.deployments.wrote(
                        Patches.status(client.apps().deployments().resource(deployment), deployment, status)));
    }

    private static Pod pod(Deployment deployment, String hash, String node) {
        var template = deployment.getSpec().getTemplate();
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(deployment.getMetadata().getNamespace())
                .withName(Shape.name(deployment) + "-" + hash + "-"
                        + Names.of(ThreadLocalRandom.current().nextLong(), 5))
                .withGenerateName(Shape.name(deployment) + "-" + hash + "-")
                .withLabels(template.getMetadata().getLabels())
                .addToLabels(PodPlan.HASH, hash)
                .withAnnotations(template.getMetadata().getAnnotations())
                .addToOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("apps/v1")
                        .withKind("Deployment")
                        .withName(Shape.name(deployment))
                        .withUid(Shape.uid(deployment))
                        .withController(true)
                        .withBlockOwnerDeletion(true)
                        .build())
                .endMetadata()
                .withNewSpecLike(template.getSpec())
                .withNodeName(node.isEmpty() ? null : node)
                .endSpec()
                .build();
    }

    private static String owner(Pod pod) {
        return Shape.controller(pod).map(owner -> owner.getUid()).orElse("");
    }

    private static String hash(Deployment deployment) {
        try {
            return Names.of(SORTED.writeValueAsString(deployment.getSpec().getTemplate()), 9);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the template cannot be written as JSON", e);
        }
    }
}
