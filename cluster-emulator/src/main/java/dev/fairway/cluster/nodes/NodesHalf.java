package dev.fairway.cluster.nodes;

import dev.fairway.cluster.nodes.control.Controller;
import dev.fairway.cluster.nodes.control.Deployments;
import dev.fairway.cluster.nodes.control.Nodes;
import dev.fairway.cluster.nodes.control.Pods;
import dev.fairway.cluster.nodes.control.Proxy;
import dev.fairway.cluster.nodes.control.Slices;
import dev.fairway.cluster.nodes.control.World;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.ArrayList;
import java.util.List;

/** Nodes, pods and what connects them; each controller by itself, woken by any change. */
public final class NodesHalf implements AutoCloseable {
    private final List<AutoCloseable> parts = new ArrayList<>();
    private final List<Controller> controllers = new ArrayList<>();

    private NodesHalf(NodesConfig config) {
        KubernetesClient client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(io.fabric8.kubernetes.client.Config.empty())
                        .withMasterUrl(config.apiServer())
                        .withRequestTimeout(10_000)
                        .build())
                .build();
        parts.add(client);
        World world = new World(client, this::changed);
        parts.add(world);
        Nodes nodes = new Nodes(client, world, config);
        nodes.createFirst();
        Deployments deployments = new Deployments(client, world);
        Pods pods = new Pods(client, world, config.addresses());
        parts.add(pods);
        Slices slices = new Slices(client, world);
        Proxy proxy = new Proxy(world, config.addresses());
        parts.add(proxy);
        synchronized (controllers) {
            controllers.add(new Controller("nodes", nodes::look));
            controllers.add(new Controller("deployments", deployments::look));
            controllers.add(new Controller("pods", pods::look));
            controllers.add(new Controller("slices", slices::look));
            controllers.add(new Controller("proxy", proxy::look));
        }
    }

    public static NodesHalf start(NodesConfig config) {
        return new NodesHalf(config);
    }

    private void changed() {
        synchronized (controllers) {
            controllers.forEach(Controller::wake);
        }
    }

    @Override
    public void close() {
        controllers.forEach(Controller::close);
        for (AutoCloseable part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop the nodes", e);
            }
        }
    }
}
