package dev.fairway.cluster.nodes;

import dev.fairway.cluster.nodes.control.CloudNotices;
import dev.fairway.cluster.nodes.control.Controller;
import dev.fairway.cluster.nodes.control.Deployments;
import dev.fairway.cluster.nodes.control.FirstNodes;
import dev.fairway.cluster.nodes.control.Nodes;
import dev.fairway.cluster.nodes.control.Notebook;
import dev.fairway.cluster.nodes.control.Orphans;
import dev.fairway.cluster.nodes.control.Pods;
import dev.fairway.cluster.nodes.control.Proxy;
import dev.fairway.cluster.nodes.control.Scheduler;
import dev.fairway.cluster.nodes.control.Slices;
import dev.fairway.cluster.nodes.control.World;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.ArrayList;
import java.util.List;

/** Nodes, pods and what connects them; each controller by itself, woken by changes of the kinds that it reads. */
public final class NodesHalf implements AutoCloseable {
    private final List<AutoCloseable> parts = new ArrayList<>();

    private NodesHalf(NodesConfig config) {
        KubernetesClient client =
                new KubernetesClientBuilder().withConfig(config.api()).build();
        parts.add(client);
        Notebook notebook = new Notebook(client);
        FirstNodes.create(client, notebook, config.nodes());
        World world = new World(client);
        parts.add(world);
        Pods pods = new Pods(client, world, config.addresses());
        parts.add(pods);
        Proxy proxy = new Proxy(world, config.addresses());
        parts.add(proxy);
        Nodes nodes = new Nodes(client, world, config.addresses());
        nodes.look(); // so that the first pods are spread over all of them
        run(world, new Controller("nodes", nodes::look), Node.class);
        run(
                world,
                new Controller("deployments", new Deployments(client, world)::look),
                Deployment.class,
                Pod.class,
                Node.class);
        run(world, new Controller("scheduler", new Scheduler(client, world)::look), Pod.class, Node.class);
        run(world, new Controller("pods", pods::look), Pod.class, Node.class);
        run(
                world,
                new Controller("slices", new Slices(client, world)::look),
                Pod.class,
                Service.class,
                Node.class,
                EndpointSlice.class);
        run(world, new Controller("proxy", proxy::look), Service.class, EndpointSlice.class, Node.class);
        run(
                world,
                new Controller("orphans", new Orphans(client, world)::look),
                Node.class,
                Deployment.class,
                Service.class);
        if (config.cloudAdmin() != null) {
            CloudNotices cloud = new CloudNotices(config.cloudAdmin(), world, notebook);
            run(world, new Controller("cloud", cloud::look), Node.class);
        }
    }

    public static NodesHalf start(NodesConfig config) {
        return new NodesHalf(config);
    }

    private void run(World world, Controller controller, Class<?>... kinds) {
        parts.add(controller);
        world.wakeOn(controller::wake, kinds);
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop the nodes", e);
            }
        }
    }
}
