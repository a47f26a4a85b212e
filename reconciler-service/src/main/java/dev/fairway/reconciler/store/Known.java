package dev.fairway.reconciler.store;

import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.reconciler.decide.Asked;
import dev.fairway.reconciler.decide.SourceView;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the tables hold about some turns, read after they were locked. */
final class Known {
    private static final Codec<ServiceSnapshot> SERVICE = Codec.of(ServiceSnapshot.class);
    private static final Codec<EndpointSliceSnapshot> SLICE = Codec.of(EndpointSliceSnapshot.class);
    private static final Codec<NodeSnapshot> NODE = Codec.of(NodeSnapshot.class);
    private static final Codec<ClusterRecord> CLUSTER = Codec.of(ClusterRecord.class);
    private static final Codec<ProviderAnnouncement> PROVIDER = Codec.of(ProviderAnnouncement.class);
    private static final Codec<Outcome> OUTCOME = Codec.of(Outcome.class);
    private static final Codec<Desired> DESIRED = Codec.of(Desired.class);
    private static final Codec<BackendSet> SET = Codec.of(BackendSet.class);

    /** Stands in the place of a topic's name. */
    static final String HELD = "held";

    private final Map<String, ServiceSnapshot> services = new HashMap<>();
    private final Map<String, ClusterRecord> clusters = new HashMap<>();
    private final List<ProviderAnnouncement> providers = new ArrayList<>();
    private final Map<String, List<EndpointSliceSnapshot>> slices = new HashMap<>();
    private final Map<String, List<NodeSnapshot>> nodes = new HashMap<>();
    private final Map<String, List<Outcome>> said = new HashMap<>();
    private final Map<String, List<Outcome>> own = new HashMap<>();
    private final Map<String, List<Asked>> asked = new HashMap<>();
    private final Map<String, Map<String, BackendSet>> sets = new HashMap<>();
    private final Set<String> held = new HashSet<>();

    /** @param about the source, Service or cluster of an input; the turn of a message */
    void add(boolean message, String topic, String about, String body) {
        if (message) {
            addMessage(topic, about, body);
            return;
        }
        switch (topic) {
            case HELD -> held.add(about);
            case Topics.SERVICES -> read(SERVICE, body).ifPresent(s -> services.put(about, s));
            case Topics.CLUSTERS -> read(CLUSTER, body).ifPresent(c -> clusters.put(c.cluster(), c));
            case Topics.PROVIDERS -> read(PROVIDER, body).ifPresent(providers::add);
            case Topics.ENDPOINTS ->
                read(SLICE, body).ifPresent(s -> list(slices, about).add(s));
            case Topics.NODES ->
                read(NODE, body).ifPresent(n -> list(nodes, about).add(n));
            case Topics.OUTCOMES ->
                read(OUTCOME, body).ifPresent(o -> list(said, about).add(o));
            default -> throw new IllegalStateException("no input comes from " + topic);
        }
    }

    private void addMessage(String topic, String turn, String body) {
        if (topic.equals(Topics.OUTCOMES)) {
            read(OUTCOME, body).ifPresent(o -> list(own, turn).add(o));
        } else if (topic.equals(Topics.BACKENDS)) {
            read(SET, body)
                    .ifPresent(set ->
                            sets.computeIfAbsent(turn, t -> new HashMap<>()).put(set.set(), set));
        } else {
            String provider = topic.substring(Topics.desired("").length());
            read(DESIRED, body).ifPresent(d -> list(asked, turn).add(new Asked(provider, d)));
        }
    }

    /** Vanished together with too many others: nothing is decided about it. */
    boolean isHeld(Turn turn) {
        return held.contains(turn.key());
    }

    SourceView source(String source) {
        SourceRef ref = SourceRef.parse(source);
        return new SourceView(
                ref,
                services.get(source),
                clusters.get(ref.cluster()),
                providers,
                list(asked, source),
                list(said, source),
                list(own, source));
    }

    Optional<ServiceSnapshot> service(String clusterNamespaceName) {
        String[] parts = clusterNamespaceName.split("/", 2);
        return Optional.ofNullable(services.get(parts[0] + "/service/" + parts[1]));
    }

    List<EndpointSliceSnapshot> slices(String clusterNamespaceName) {
        return list(slices, clusterNamespaceName);
    }

    List<NodeSnapshot> nodes(String cluster) {
        return list(nodes, cluster);
    }

    Map<String, BackendSet> sets(Turn turn) {
        return sets.getOrDefault(turn.key(), Map.of());
    }

    private static <T> List<T> list(Map<String, List<T>> lists, String key) {
        return lists.computeIfAbsent(key, k -> new ArrayList<>());
    }

    private static <T> Optional<T> read(Codec<T> codec, String body) {
        return codec.decode(body.getBytes(StandardCharsets.UTF_8)) instanceof Decoded.Read<T> read
                ? Optional.of(read.value())
                : Optional.empty();
    }
}
