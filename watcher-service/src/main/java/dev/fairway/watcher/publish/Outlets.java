package dev.fairway.watcher.publish;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.view.TopicView;
import dev.fairway.runtime.view.TopicViewConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The three topics of snapshots, each tailed, so that only what differs is sent and what a dead watcher overwrote is mended. */
public final class Outlets implements AutoCloseable {
    private final String cluster;
    private final long epoch;
    private final Map<String, Outlet> outlets;
    private final List<TopicView<?>> views;

    public Outlets(String cluster, long epoch, Publisher publisher, KafkaSettings kafka) {
        this.cluster = cluster;
        this.epoch = epoch;
        this.outlets = Map.of(
                Topics.SERVICES, new Outlet(publisher, Topics.SERVICES, "dev.fairway.service.v1", epoch),
                Topics.ENDPOINTS, new Outlet(publisher, Topics.ENDPOINTS, "dev.fairway.endpoints.v1", epoch),
                Topics.NODES, new Outlet(publisher, Topics.NODES, "dev.fairway.node.v1", epoch));
        this.views = List.of(
                tail(kafka, Topics.SERVICES, Codec.of(ServiceSnapshot.class)),
                tail(kafka, Topics.ENDPOINTS, Codec.of(EndpointSliceSnapshot.class)),
                tail(kafka, Topics.NODES, Codec.of(NodeSnapshot.class)));
    }

    public Outlet services() {
        return of(Topics.SERVICES);
    }

    public Outlet endpoints() {
        return of(Topics.ENDPOINTS);
    }

    public Outlet nodes() {
        return of(Topics.NODES);
    }

    private Outlet of(String topic) {
        return java.util.Objects.requireNonNull(outlets.get(topic));
    }

    /** @return whether all three were read to the ends seen at the start */
    public boolean awaitRead(Duration atMost) throws InterruptedException {
        for (TopicView<?> view : views) {
            if (!view.awaitCaughtUp(atMost)) {
                return false;
            }
        }
        return true;
    }

    public void retry() {
        outlets.values().forEach(Outlet::retry);
    }

    private <T> TopicView<T> tail(KafkaSettings kafka, String topic, Codec<T> codec) {
        Outlet outlet = of(topic);
        return TopicView.follow(new TopicViewConfig(kafka.assigned(), topic), codec, new TopicView.Listener<T>() {
            private boolean live;

            @Override
            public void changed(String key, Decoded<T> value, ConsumerRecord<String, byte[]> record) {
                if (!key.startsWith(cluster + "/")) {
                    return;
                }
                if (live) {
                    if (epochOf(record) < epoch) {
                        outlet.again(key);
                    }
                } else if (record.value() != null) {
                    outlet.holds(key, record.value());
                } else {
                    outlet.forget(key);
                }
            }

            @Override
            public void caughtUp() {
                live = true;
            }
        });
    }

    private static long epochOf(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(Outlet.EPOCH);
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
