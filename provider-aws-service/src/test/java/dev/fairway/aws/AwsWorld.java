package dev.fairway.aws;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.cloud.CloudConfig;
import dev.fairway.cloud.CloudEmulator;
import dev.fairway.cloud.journal.Call;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.Listener;
import dev.fairway.contracts.model.Pool;
import dev.fairway.contracts.model.Protocol;
import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.model.TrafficPolicy;
import dev.fairway.spi.Backends;
import dev.fairway.spi.ClusterScope;
import dev.fairway.testkit.ProviderWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** An emulated account with two machines, whose time stands still until somebody waits, and a provider that works in it. */
public final class AwsWorld implements ProviderWorld<AwsSpec, AwsFacts> {
    public static final String NODE_A = "i-0a";
    public static final String NODE_B = "i-0b";
    private static final String PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

    static {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret");
    }

    public final CloudEmulator cloud =
            CloudEmulator.start(CloudConfig.inMemory().stepped());
    public final AwsClients aws = AwsClients.open("us-east-1", Optional.of(cloud.awsEndpoint()), Duration.ofSeconds(6));
    private final AwsProvider provider = new AwsProvider(aws, List.of("fairway.dev/aws-nlb"));
    private final List<Target> nodes = new ArrayList<>();

    public AwsWorld() {
        node(NODE_A);
        node(NODE_B);
    }

    /** A machine that the cloud runs and the cluster knows. */
    public void node(String instance) {
        String id = "aws:///us-east-1a/" + instance;
        cloud.instance(id, "127.10.0." + (nodes.size() + 1), "10.244." + nodes.size() + ".0/24");
        nodes.add(new Target(List.of(), 0, instance, "us-east-1a", id, true, true, false, Map.of()));
    }

    /** The cluster knows the machine no more; the cloud still runs it. */
    public void forget(String instance) {
        nodes.removeIf(node -> instance.equals(node.node()));
    }

    /** The cloud ends the machine; the cluster still knows it. */
    public void terminate(String instance) {
        cloud.aws().terminate("aws:///us-east-1a/" + instance);
    }

    /** Names of the calls after the one of this number, in their order. */
    public List<String> calls(long since) {
        return cloud.journal().since(since).stream().map(Call::op).toList();
    }

    public List<String> mutations(long since) {
        return cloud.journal().since(since).stream()
                .filter(Call::mutating)
                .map(Call::op)
                .toList();
    }

    @Override
    public AwsProvider provider() {
        return provider;
    }

    @Override
    public ClusterScope scope() {
        return Given.SCOPE;
    }

    @Override
    public Backends backends() {
        List<Target> pods =
                List.of(Given.pod("10.244.0.7", 8080, true, false), Given.pod("10.244.1.7", 8080, true, false));
        return key -> new BackendSet(key, 1, key.equals(Given.NODES) ? List.copyOf(nodes) : pods);
    }

    @Override
    public Frontend sample(String name, int... ports) {
        Given service = Given.named(name);
        for (int port : ports) {
            service.port(Protocol.TCP, port, 20000 + port, "8080");
        }
        return service.frontend();
    }

    @Override
    public Map<String, UnaryOperator<Frontend>> changes() {
        Map<String, UnaryOperator<Frontend>> changes = new TreeMap<>();
        changes.put("scheme", annotated("scheme", "internal"));
        changes.put("ip targets", annotated("nlb-target-type", "ip"));
        changes.put("subnets", annotated("subnets", "subnet-fairway-a,subnet-fairway-c"));
        changes.put("source ranges", f -> with(f, f.listeners(), List.of("10.0.0.0/8", "192.0.2.0/24"), Map.of()));
        changes.put("node port", f -> with(f, List.of(listener(Protocol.TCP, 80, 31999)), List.of(), Map.of()));
        changes.put("port", f -> with(f, List.of(listener(Protocol.TCP, 81, 20080)), List.of(), Map.of()));
        changes.put("UDP", f -> with(f, List.of(listener(Protocol.UDP, 80, 20080)), List.of(), Map.of()));
        changes.put(
                "TCP and UDP",
                f -> with(
                        f,
                        List.of(listener(Protocol.TCP, 80, 20080), listener(Protocol.UDP, 80, 20080)),
                        List.of(),
                        Map.of()));
        changes.put("policy", AwsWorld::local);
        return changes;
    }

    /** @param what a word of {@link #changes} */
    public Frontend changed(String what, Frontend frontend) {
        return Objects.requireNonNull(changes().get(what)).apply(frontend);
    }

    private static Listener listener(Protocol protocol, int port, int nodePort) {
        return new Listener("p", protocol, port, null, new Pool(Given.NODES, nodePort, "laptop/default/one/p", "8080"));
    }

    public static UnaryOperator<Frontend> annotated(String suffix, String value) {
        return f -> with(f, f.listeners(), f.sourceRanges(), Map.of(PREFIX + suffix, value));
    }

    private static Frontend with(
            Frontend f, List<Listener> listeners, List<String> ranges, Map<String, String> annotations) {
        return copy(f, listeners, ranges, TrafficPolicy.CLUSTER, annotations);
    }

    private static Frontend local(Frontend f) {
        return copy(f, f.listeners(), f.sourceRanges(), TrafficPolicy.LOCAL, f.annotations());
    }

    private static Frontend copy(
            Frontend f,
            List<Listener> listeners,
            List<String> ranges,
            TrafficPolicy policy,
            Map<String, String> annotations) {
        return new Frontend(
                f.source(),
                f.uid(),
                f.clusterUid(),
                f.loadBalancerClass(),
                listeners,
                ranges,
                policy,
                policy == TrafficPolicy.LOCAL ? 32100 : 0,
                null,
                null,
                true,
                f.ipFamilies(),
                annotations);
    }

    @Override
    public Frontend bad(Frontend sample) {
        return annotated("scheme", "secret").apply(sample);
    }

    /** Long enough for a deleted balancer to let go of its security group. */
    @Override
    public void passTime() {
        cloud.advance(Duration.ofSeconds(30));
    }

    @Override
    public void close() {
        aws.close();
        cloud.close();
    }
}
