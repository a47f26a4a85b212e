package dev.fairway.watcher.publish;

import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.view.TopicView;
import dev.fairway.runtime.view.TopicViewConfig;
import dev.fairway.watcher.compare.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Our topics, read from their beginning at the start of a term and tailed until its end. */
public final class OwnTopics implements AutoCloseable {
    private final String cluster;
    private final long epoch;
    private final Desk desk;
    private final LongConsumer superseded;
    private final List<TopicView<?>> views;

    /** @param superseded told of an epoch that is higher than ours */
    OwnTopics(String cluster, long epoch, Desk desk, KafkaSettings kafka, LongConsumer superseded) {
        this.cluster = cluster;
        this.epoch = epoch;
        this.desk = desk;
        this.superseded = superseded;
        this.views = List.of(
                tail(kafka, Kind.SERVICES, Codec.of(ServiceSnapshot.class)),
                tail(kafka, Kind.ENDPOINTS, Codec.of(EndpointSliceSnapshot.class)),
                tail(kafka, Kind.NODES, Codec.of(NodeSnapshot.class)));
    }

    /** @return whether all were read to the ends seen at the start, within that time each */
    public boolean awaitRead(Duration atMost) throws InterruptedException {
        for (TopicView<?> view : views) {
            if (!view.awaitCaughtUp(atMost)) {
                return false;
            }
        }
        return true;
    }

    private <T> TopicView<T> tail(KafkaSettings kafka, Kind kind, Codec<T> codec) {
        var config = new TopicViewConfig(kafka.assigned(), Letters.topic(kind));
        return TopicView.follow(config, codec, new TopicView.Listener<T>() {
            @Override
            public void changed(String key, Decoded<T> value, ConsumerRecord<String, byte[]> record) {
                if (key.startsWith(cluster + "/")) {
                    read(kind, key, value, epochOf(record));
                }
            }

            @Override
            public void caughtUp() {}
        });
    }

    private <T> void read(Kind kind, String key, Decoded<T> value, long of) {
        if (of > epoch) {
            superseded.accept(of);
        } else if (of < epoch) {
            @Nullable
            Optional<T> found = switch (value) {
                case Decoded.Read<T>(T snapshot) -> Optional.of(snapshot);
                case Decoded.Tombstone<T> _ -> null;
                case Decoded.Newer<T> _, Decoded.Unreadable<T> _ -> Optional.empty();
            };
            desk.tell(snapshots -> snapshots.found(kind, key, found));
        }
    }

    private static long epochOf(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(Letters.EPOCH);
        try {
            return header == null ? 0 : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        views.forEach(TopicView::close);
    }
}
