package dev.fairway.aws;

import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.aws.facts.AwsFacts.Subnet;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.Listener;
import dev.fairway.contracts.model.Pool;
import dev.fairway.contracts.model.Protocol;
import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.model.TrafficPolicy;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.DomainView;
import dev.fairway.spi.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Service and its surroundings, in the words of the tests. */
public final class Given {
    public static final String UID = "11111111-2222-3333-4444-555555555555";
    public static final ClusterScope SCOPE = new ClusterScope("laptop", "cluster-uid", "", "us-east-1", "");
    public static final String NODES = BackendSet.nodesOf("laptop");

    private final String name;
    private final List<Listener> listeners = new ArrayList<>();
    private final Map<String, String> annotations = new HashMap<>();
    private final Map<String, BackendSet> sets = new HashMap<>();
    private List<String> sourceRanges = List.of();
    private TrafficPolicy policy = TrafficPolicy.CLUSTER;
    private int healthCheckNodePort;

    private Given(String name) {
        this.name = name;
    }

    public static Given service() {
        return named("web");
    }

    public static Given named(String name) {
        return new Given(name);
    }

    public Given port(Protocol protocol, int port, int nodePort, String targetPort) {
        String portName = protocol.name().toLowerCase(java.util.Locale.ROOT) + "-" + port;
        listeners.add(new Listener(
                portName,
                protocol,
                port,
                null,
                new Pool(NODES, nodePort, BackendSet.podsOf("laptop", "default", name, portName), targetPort)));
        return this;
    }

    public Given annotation(String suffix, String value) {
        annotations.put("service.beta.kubernetes.io/aws-load-balancer-" + suffix, value);
        return this;
    }

    public Given from(String... cidrs) {
        sourceRanges = List.of(cidrs);
        return this;
    }

    public Given local(int healthCheckNodePort) {
        policy = TrafficPolicy.LOCAL;
        this.healthCheckNodePort = healthCheckNodePort;
        return this;
    }

    public Given nodes(String... providerIds) {
        sets.put(
                NODES,
                new BackendSet(
                        NODES,
                        1,
                        java.util.Arrays.stream(providerIds)
                                .map(id -> new Target(
                                        List.of("127.10.0.1"), 0, id, "us-east-1a", id, true, true, false, Map.of()))
                                .toList()));
        return this;
    }

    public Given pods(String portName, Target... pods) {
        String key = BackendSet.podsOf("laptop", "default", name, portName);
        sets.put(key, new BackendSet(key, 1, List.of(pods)));
        return this;
    }

    public static Target pod(String ip, int port, boolean ready, boolean terminating) {
        return new Target(List.of(ip), port, "node-1", "us-east-1a", null, ready, true, terminating, Map.of());
    }

    public Frontend frontend() {
        return new Frontend(
                SourceRef.parse("laptop/service/default/" + name),
                name.equals("web") ? UID : "uid-of-" + name,
                SCOPE.clusterUid(),
                "fairway.dev/aws-nlb",
                listeners,
                sourceRanges,
                policy,
                healthCheckNodePort,
                null,
                null,
                true,
                List.of("IPv4"),
                annotations);
    }

    public DomainView<AwsSpec, AwsFacts> view(Collection<Found<AwsSpec>> found) {
        return new DomainView<>(SCOPE, List.of(frontend()), sets::get, facts(), found);
    }

    public static AwsFacts facts() {
        return new AwsFacts(
                "vpc-1",
                List.of(
                        subnet("subnet-a", "us-east-1a", Map.of("kubernetes.io/role/elb", "1", "Name", "public-a")),
                        subnet("subnet-b", "us-east-1b", Map.of("kubernetes.io/role/elb", "1"))),
                List.of("sg-nodes"));
    }

    public static Subnet subnet(String id, String zone, Map<String, String> tags) {
        return new Subnet(id, zone, true, tags);
    }
}
