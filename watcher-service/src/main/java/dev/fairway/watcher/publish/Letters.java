package dev.fairway.watcher.publish;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.watcher.compare.Change;
import dev.fairway.watcher.compare.Kind;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Changes as records of this epoch. Every snapshot begins a trace. */
record Letters(long epoch) {
    static final String EPOCH = "fairway-epoch";

    private static final Codec<ServiceSnapshot> SERVICE = Codec.of(ServiceSnapshot.class);
    private static final Codec<EndpointSliceSnapshot> SLICE = Codec.of(EndpointSliceSnapshot.class);
    private static final Codec<NodeSnapshot> NODE = Codec.of(NodeSnapshot.class);

    Envelope of(Change change) {
        byte @Nullable [] value = switch (change.snapshot()) {
            case null -> null;
            case ServiceSnapshot service -> SERVICE.encode(service);
            case EndpointSliceSnapshot slice -> SLICE.encode(slice);
            case NodeSnapshot node -> NODE.encode(node);
            default -> throw new IllegalArgumentException("no snapshot: " + change);
        };
        return Envelope.of(topic(change.kind()), change.key(), change.key(), value, type(change.kind()))
                .with(EPOCH, Long.toString(epoch))
                .with("traceparent", trace());
    }

    static String topic(Kind kind) {
        return switch (kind) {
            case SERVICES -> Topics.SERVICES;
            case ENDPOINTS -> Topics.ENDPOINTS;
            case NODES -> Topics.NODES;
        };
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case SERVICES -> "dev.fairway.service.v1";
            case ENDPOINTS -> "dev.fairway.endpoints.v1";
            case NODES -> "dev.fairway.node.v1";
        };
    }

    /** W3C trace context, not sampled. */
    private static String trace() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
