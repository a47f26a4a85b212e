package dev.fairway.reconciler.receive;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.OutcomeKey;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** From a record to a row, for each topic that we read. */
public final class Reading {
    /** The watcher's epoch, in a header because tombstones have one too. */
    public static final String EPOCH = "fairway-epoch";

    /** An index entry of PostgreSQL holds no more than 2704 bytes; Kubernetes' names are far from that. */
    private static final int LONGEST_KEY = 800;

    private static final Set<String> SNAPSHOTS = Set.of(Topics.SERVICES, Topics.ENDPOINTS, Topics.NODES);

    private static final Map<String, Codec<?>> CODECS = Map.of(
            Topics.SERVICES, Codec.of(ServiceSnapshot.class),
            Topics.ENDPOINTS, Codec.of(EndpointSliceSnapshot.class),
            Topics.NODES, Codec.of(NodeSnapshot.class),
            Topics.CLUSTERS, Codec.of(ClusterRecord.class),
            Topics.PROVIDERS, Codec.of(ProviderAnnouncement.class),
            Topics.OUTCOMES, Codec.of(Outcome.class));

    /** What became of a record. */
    public sealed interface Result {
        record Row(Received received) implements Result {}

        record Parked(String reason) implements Result {}

        record Dead(String reason) implements Result {}
    }

    public static Result read(ConsumerRecord<String, byte[]> record) {
        String key = record.key();
        if (key == null) {
            return new Result.Dead("null key");
        }
        if (key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
            return new Result.Dead("a key of " + key.length() + " characters, or one that holds NUL");
        }
        Decoded<?> decoded = Objects.requireNonNull(CODECS.get(record.topic()), record.topic())
                .decode(record.value());
        return switch (decoded) {
            case Decoded.Read<?> read -> row(record, key, read.value());
            case Decoded.Tombstone<?> _ -> row(record, key, null);
            case Decoded.Newer<?> newer -> new Result.Parked(newer.reason());
            case Decoded.Unreadable<?> unreadable -> new Result.Dead(unreadable.reason());
        };
    }

    private static Result row(ConsumerRecord<String, byte[]> record, String key, @Nullable Object value) {
        if (value != null && !key.equals(keyIn(value))) {
            return new Result.Dead("the value belongs under another key");
        }
        String body = value == null ? null : new String(record.value(), StandardCharsets.UTF_8);
        try {
            return new Result.Row(new Received(
                    key, about(record.topic(), key, value), body, epoch(record, value), record.timestamp()));
        } catch (IllegalArgumentException e) {
            return new Result.Dead("key does not fit: " + e.getMessage());
        }
    }

    private static String keyIn(Object value) {
        return switch (value) {
            case ServiceSnapshot service -> service.source().snapshotKey();
            case EndpointSliceSnapshot slice -> slice.cluster() + "/" + slice.namespace() + "/" + slice.name();
            case NodeSnapshot node -> node.cluster() + "//" + node.name();
            case ClusterRecord cluster -> cluster.cluster();
            case ProviderAnnouncement provider -> provider.provider();
            case Outcome outcome -> outcome.key().toString();
            default -> throw new IllegalStateException("no topic carries a " + value.getClass());
        };
    }

    /** For a tombstone of a slice the Service is not known here; the table knows it. */
    private static String about(String topic, String key, @Nullable Object value) {
        return switch (topic) {
            case Topics.SERVICES -> sourceOf(key);
            case Topics.ENDPOINTS ->
                value instanceof EndpointSliceSnapshot slice
                        ? serviceOf(slice.cluster(), slice.namespace(), slice.service())
                        : "";
            case Topics.NODES -> key.substring(0, Math.max(0, key.indexOf('/')));
            case Topics.OUTCOMES -> OutcomeKey.parse(key).source().toString();
            default -> key;
        };
    }

    private static String sourceOf(String snapshotKey) {
        String[] parts = snapshotKey.split("/", -1);
        if (parts.length != 3 || snapshotKey.indexOf('|') >= 0) {
            throw new IllegalArgumentException("'" + snapshotKey + "' is not cluster/namespace/name");
        }
        return new SourceRef(parts[0], Kind.SERVICE, parts[1], parts[2]).toString();
    }

    private static String serviceOf(String cluster, String namespace, String service) {
        if (service.indexOf('/') >= 0 || service.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("no Service can be called so");
        }
        return cluster + "/" + namespace + "/" + service;
    }

    /** Of a cluster's record its own epoch, of an announcement its version: a lower one never replaces a higher. */
    private static long epoch(ConsumerRecord<String, byte[]> record, @Nullable Object value) {
        if (value instanceof ClusterRecord cluster) {
            return cluster.epoch();
        }
        if (value instanceof ProviderAnnouncement provider) {
            return provider.version();
        }
        return SNAPSHOTS.contains(record.topic()) ? headerEpoch(record) : 0;
    }

    public static long headerEpoch(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(EPOCH);
        if (header == null) {
            return 0;
        }
        try {
            return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Reading() {}
}
