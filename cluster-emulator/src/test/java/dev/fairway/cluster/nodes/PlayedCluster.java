package dev.fairway.cluster.nodes;

import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.ApiServerConfig;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An API server in memory, nodes that play in loopback ranges of their own, and a user. */
final class PlayedCluster implements AutoCloseable {
    static final String NAMESPACE = "default";
    private static final int POD_PORT = 8080;

    private final ApiServer server = ApiServer.start(ApiServerConfig.inMemory());
    private final @Nullable URI cloud;
    private final LoopbackAddresses addresses;
    final KubernetesClient user;
    private NodesHalf nodes;

    /** @param octet the second part of the addresses of nodes; pods have the one after it */
    PlayedCluster(int octet, @Nullable URI cloud) {
        this.cloud = cloud;
        this.addresses = new LoopbackAddresses("127." + octet + ".0.", "127." + (octet + 1) + ".");
        this.user = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                        .withMasterUrl(server.url())
                        .build())
                .build();
        this.nodes = startNodes();
    }

    private NodesHalf startNodes() {
        return NodesHalf.start(NodesConfig.at(server.url(), cloud, Map.of("aws", 3), addresses));
    }

    /** The nodes half ends, the API server lives on, and the nodes half comes back. */
    void restartNodes(Runnable meanwhile) {
        nodes.close();
        meanwhile.run();
        nodes = startNodes();
    }

    void deploy(String name, int replicas) {
        user.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withNewSelector()
                        .addToMatchLabels("app", name)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .addToLabels("app", name)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("web")
                        .withImage("agnhost")
                        .addNewPort()
                        .withName("http")
                        .withContainerPort(POD_PORT)
                        .endPort()
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
    }

    Service expose(String name, String policy, ServicePort... ports) {
        return user.services()
                .inNamespace(NAMESPACE)
                .resource(new ServiceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewSpec()
                        .withType("LoadBalancer")
                        .withExternalTrafficPolicy(policy)
                        .addToSelector("app", name)
                        .withPorts(ports)
                        .endSpec()
                        .build())
                .create();
    }

    static ServicePort port(String protocol) {
        return new ServicePortBuilder()
                .withName(protocol.toLowerCase(java.util.Locale.ROOT))
                .withProtocol(protocol)
                .withPort(80)
                .withNewTargetPort(POD_PORT)
                .build();
    }

    void scale(String name, int replicas) {
        user.apps().deployments().inNamespace(NAMESPACE).withName(name).scale(replicas);
    }

    List<Pod> pods(String name) {
        return user.pods().inNamespace(NAMESPACE).withLabel("app", name).list().getItems();
    }

    /** As many pods as wanted, all running and none going. */
    List<Pod> steadyPods(String name, int count) {
        return Eventually.see(
                count + " running pods of " + name,
                () -> pods(name),
                pods -> pods.size() == count
                        && pods.stream()
                                .allMatch(pod -> pod.getMetadata().getDeletionTimestamp() == null
                                        && "Running".equals(pod.getStatus().getPhase())));
    }

    List<Endpoint> endpoints(String name) {
        return user
                .discovery()
                .v1()
                .endpointSlices()
                .inNamespace(NAMESPACE)
                .withLabel("kubernetes.io/service-name", name)
                .list()
                .getItems()
                .stream()
                .flatMap(slice -> slice.getEndpoints().stream())
                .toList();
    }

    List<Endpoint> steadyEndpoints(String name, int count) {
        return Eventually.see(
                count + " ready endpoints of " + name,
                () -> endpoints(name),
                endpoints -> endpoints.size() == count
                        && endpoints.stream()
                                .allMatch(e ->
                                        Boolean.TRUE.equals(e.getConditions().getReady())));
    }

    /** Where a pod really listens. */
    String socketOf(Pod pod) {
        return addresses.socket(pod.getStatus().getPodIP()) + ":" + POD_PORT;
    }

    String node(int number) {
        return addresses.node(number);
    }

    @Override
    public void close() {
        nodes.close();
        user.close();
        server.close();
    }
}
