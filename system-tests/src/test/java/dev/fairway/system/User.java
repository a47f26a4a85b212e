package dev.fairway.system;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Somebody with kubectl. */
final class User {
    static final String CLASS = "fairway.dev/aws-nlb";
    private static final String PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KubernetesClient kubernetes = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder(Config.empty())
                    .withMasterUrl(Fairway.CLUSTER_API)
                    .withRequestRetryBackoffLimit(6)
                    .build())
            .build();

    KubernetesClient kubernetes() {
        return kubernetes;
    }

    void runs(String app, int replicas) {
        kubernetes
                .resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName(app)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withNewSelector()
                        .addToMatchLabels("app", app)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", app)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("web")
                        .withImage("agnhost")
                        .addNewPort()
                        .withContainerPort(8080)
                        .endPort()
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }

    void scales(String app, int replicas) {
        kubernetes.apps().deployments().inNamespace("default").withName(app).scale(replicas);
    }

    void exposes(String name, String app, String targetType) {
        exposes(name, app, CLASS, Map.of(PREFIX + "nlb-target-type", targetType));
    }

    void exposes(String name, String app, String loadBalancerClass, Map<String, String> annotations) {
        kubernetes
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName(name)
                        .withAnnotations(annotations)
                        .endMetadata()
                        .withNewSpec()
                        .withType("LoadBalancer")
                        .withLoadBalancerClass(loadBalancerClass)
                        .addToSelector("app", app)
                        .addNewPort()
                        .withName("http")
                        .withPort(80)
                        .withNewTargetPort(8080)
                        .endPort()
                        .endSpec()
                        .build())
                .create();
    }

    void annotates(String name, String suffix, String value) {
        edits(
                name,
                service -> new ServiceBuilder(service)
                        .editMetadata()
                        .addToAnnotations(PREFIX + suffix, value)
                        .endMetadata()
                        .build());
    }

    void edits(String name, UnaryOperator<Service> change) {
        service(name).edit(change);
    }

    void deletes(String name) {
        service(name).delete();
    }

    void removesTheApp(String app) {
        kubernetes.apps().deployments().inNamespace("default").withName(app).delete();
    }

    Optional<Service> sees(String name) {
        return Optional.ofNullable(service(name).get());
    }

    /** The DNS name, once there is one. */
    String waitsForAnAddress(String name) {
        await("an address for " + name)
                .atMost(PATIENCE)
                .until(() -> !address(name).isEmpty());
        return address(name);
    }

    String address(String name) {
        return sees(name)
                .map(service -> service.getStatus().getLoadBalancer().getIngress())
                .filter(ingress -> ingress != null && !ingress.isEmpty())
                .map(ingress -> ingress.getFirst().getHostname())
                .orElse("");
    }

    void waitsUntilGone(String name) {
        await(name + " to vanish").atMost(PATIENCE).until(() -> sees(name).isEmpty());
    }

    void waitsForCondition(String name, String status) {
        await("condition of " + name)
                .atMost(PATIENCE)
                .until(() -> condition(name, "fairway.dev/Provisioned-aws")
                        .filter(condition -> condition.getStatus().equals(status))
                        .isPresent());
    }

    Optional<Condition> condition(String name, String type) {
        return sees(name)
                .map(service -> service.getStatus().getConditions())
                .map(List::stream)
                .flatMap(all -> all.filter(c -> c.getType().equals(type)).findFirst());
    }

    List<String> warningsOf(String name) {
        return kubernetes.v1().events().inNamespace("default").list().getItems().stream()
                .filter(event -> event.getType().equals("Warning")
                        && event.getInvolvedObject().getName().equals(name))
                .map(event -> event.getMessage())
                .toList();
    }

    /** The cluster's identity: the uid of kube-system. */
    String clusterUid() {
        return kubernetes
                .namespaces()
                .withName("kube-system")
                .require()
                .getMetadata()
                .getUid();
    }

    /** Uids of the Services that live now, whichever test made them. */
    Set<String> owners() {
        return kubernetes.services().inAnyNamespace().list().getItems().stream()
                .map(service -> service.getMetadata().getUid())
                .collect(Collectors.toSet());
    }

    private ServiceResource<Service> service(String name) {
        return kubernetes.services().inNamespace("default").withName(name);
    }
}
