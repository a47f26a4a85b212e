package dev.fairway.reconciler;

import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServicePort;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Records as the watcher and the providers write them. */
public final class Given {
    public static final String CLASS = "fairway.dev/aws-nlb";
    public static final ClusterRecord CLUSTER = new ClusterRecord("laptop", "cluster-uid", 1, "aws", Map.of(), 0);
    public static final ProviderAnnouncement AWS = announcement("aws", CLASS, "fairway.dev/");

    public static ProviderAnnouncement announcement(String provider, String loadBalancerClass, String prefix) {
        return new ProviderAnnouncement(
                provider, 1, 1, List.of(loadBalancerClass), DomainRule.SOURCE, List.of(prefix), Set.of());
    }

    /** A Service in the making; each step gives a new one. */
    public record Web(
            String name,
            String uid,
            String type,
            @Nullable String loadBalancerClass,
            boolean finalizer,
            boolean deleting,
            List<ServicePort> ports,
            List<String> ranges,
            Map<String, String> annotations) {

        public static Web named(String name) {
            return new Web(
                    name,
                    name + "-1",
                    "LoadBalancer",
                    CLASS,
                    false,
                    false,
                    List.of(tcp("http", 80)),
                    List.of(),
                    Map.of());
        }

        public Web uid(String other) {
            return new Web(name, other, type, loadBalancerClass, finalizer, deleting, ports, ranges, annotations);
        }

        public Web type(String other) {
            return new Web(name, uid, other, loadBalancerClass, finalizer, deleting, ports, ranges, annotations);
        }

        public Web ofClass(@Nullable String other) {
            return new Web(name, uid, type, other, finalizer, deleting, ports, ranges, annotations);
        }

        public Web withFinalizer() {
            return new Web(name, uid, type, loadBalancerClass, true, deleting, ports, ranges, annotations);
        }

        public Web withoutFinalizer() {
            return new Web(name, uid, type, loadBalancerClass, false, deleting, ports, ranges, annotations);
        }

        public Web beingDeleted() {
            return new Web(name, uid, type, loadBalancerClass, finalizer, true, ports, ranges, annotations);
        }

        public Web ports(ServicePort... others) {
            return new Web(
                    name, uid, type, loadBalancerClass, finalizer, deleting, List.of(others), ranges, annotations);
        }

        public Web ranges(String... others) {
            return new Web(
                    name, uid, type, loadBalancerClass, finalizer, deleting, ports, List.of(others), annotations);
        }

        public Web annotated(String key, String value) {
            return new Web(name, uid, type, loadBalancerClass, finalizer, deleting, ports, ranges, Map.of(key, value));
        }

        public SourceRef source() {
            return new SourceRef("laptop", Kind.SERVICE, "shop", name);
        }

        public ServiceSnapshot snapshot() {
            return new ServiceSnapshot(
                    "laptop",
                    "shop",
                    name,
                    uid,
                    deleting,
                    finalizer ? List.of(Finalizers.LOAD_BALANCER) : List.of(),
                    type,
                    loadBalancerClass,
                    ports,
                    "Cluster",
                    0,
                    ranges,
                    null,
                    null,
                    null,
                    List.of("IPv4"),
                    "SingleStack",
                    annotations);
        }
    }

    public static ServicePort tcp(String name, int port) {
        return new ServicePort(name, "TCP", port, 30000 + port, "8080", null);
    }

    public static ServicePort port(String protocol, int port) {
        return new ServicePort(protocol.toLowerCase(java.util.Locale.ROOT), protocol, port, 30000 + port, "8080", null);
    }

    public static EndpointSliceSnapshot slice(String service, EndpointSliceSnapshot.Endpoint... endpoints) {
        return new EndpointSliceSnapshot(
                "laptop",
                "shop",
                service + "-abc",
                "slice-uid",
                service,
                "IPv4",
                List.of(new EndpointSliceSnapshot.Port("http", "TCP", 8080)),
                List.of(endpoints));
    }

    public static EndpointSliceSnapshot.Endpoint endpoint(String address, boolean ready, boolean terminating) {
        return new EndpointSliceSnapshot.Endpoint(List.of(address), ready, true, terminating, "node-1", "us-east-1a");
    }

    public static NodeSnapshot node(String name, UnaryOperator<Node> how) {
        Node node = how.apply(new Node(Map.of(), List.of(), false, true, "aws:///us-east-1a/i-" + name));
        return new NodeSnapshot(
                "laptop",
                name,
                name + "-uid",
                node.deleting(),
                node.ready(),
                node.providerId(),
                "us-east-1a",
                List.of("127.10.0.1"),
                node.labels(),
                node.taints());
    }

    /** What differs between nodes. */
    public record Node(
            Map<String, String> labels, List<String> taints, boolean deleting, boolean ready, String providerId) {}

    public static Outcome said(String writer, SourceRef source, String uid, long generation, Phase phase) {
        return new Outcome(source, uid, writer, generation, phase, List.of(), List.of());
    }

    private Given() {}
}
