package dev.fairway.provider.world;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.ClusterRecord.ProviderScope;
import dev.fairway.provider.loop.World;
import dev.fairway.provider.own.Ownership;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.view.TopicView;
import dev.fairway.runtime.view.TopicViewConfig;
import dev.fairway.spi.ClusterScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Backends and clusters, followed from their beginning. What cannot be read changes nothing; a tombstone only forgets. */
public final class PublishedWorld implements World, AutoCloseable {
    private final String provider;
    private final Ownership ownership;
    private final int partitions;
    private final Map<String, BackendSet> sets = new ConcurrentHashMap<>();
    private final Map<String, ClusterRecord> clusters = new ConcurrentHashMap<>();
    private final AtomicInteger unread = new AtomicInteger(2);
    private volatile List<TopicView<?>> views = List.of();

    /** @param partitions of the topic of desired states */
    public PublishedWorld(String provider, Ownership ownership, int partitions) {
        this.provider = provider;
        this.ownership = ownership;
        this.partitions = partitions;
    }

    /**
     * @param changed told each key of {@code backends} whose set is another one now
     * @param moved told each cluster whose record is another one now
     * @param complete told once, when both were read to the ends that they had at start
     */
    public void follow(KafkaSettings kafka, Consumer<String> changed, Consumer<String> moved, Runnable complete) {
        Runnable read = () -> {
            if (unread.decrementAndGet() == 0) {
                complete.run();
            }
        };
        views = List.of(
                follow(kafka, Topics.BACKENDS, BackendSet.class, sets, changed, read),
                follow(kafka, Topics.CLUSTERS, ClusterRecord.class, clusters, moved, read));
    }

    private static <T> TopicView<T> follow(
            KafkaSettings kafka,
            String topic,
            Class<T> type,
            Map<String, T> into,
            Consumer<String> changed,
            Runnable read) {
        return TopicView.follow(
                new TopicViewConfig(kafka.assigned(), topic), Codec.of(type), new TopicView.Listener<T>() {
                    @Override
                    public void changed(String key, Decoded<T> value, ConsumerRecord<String, byte[]> record) {
                        switch (value) {
                            case Decoded.Read<T> now -> {
                                if (!now.value().equals(into.put(key, now.value()))) {
                                    changed.accept(key);
                                }
                            }
                            case Decoded.Tombstone<T> _ -> into.remove(key);
                            case Decoded.Newer<T> _, Decoded.Unreadable<T> _ -> {}
                        }
                    }

                    @Override
                    public void caughtUp() {
                        read.run();
                    }
                });
    }

    @Override
    public boolean known() {
        return unread.get() == 0;
    }

    /** All clusters that are known, and where they live as far as they say. */
    public List<ClusterScope> homes() {
        return clusters.values().stream()
                .map(cluster -> scope(
                        cluster.cluster(), cluster.uid(), cluster.providers().get(provider)))
                .toList();
    }

    @Override
    public ClusterScope scope(UnitId unit) {
        ClusterRecord cluster = clusters.get(unit.cluster());
        ProviderScope place = cluster == null ? null : cluster.providers().get(provider);
        return scope(unit.cluster(), unit.clusterUid(), place);
    }

    private static ClusterScope scope(String cluster, String uid, @Nullable ProviderScope place) {
        return place == null
                ? new ClusterScope(cluster, uid, "", "", "")
                : new ClusterScope(cluster, uid, place.account(), place.region(), place.network());
    }

    /** This replica's part of all partitions; of none it may still read what any replica may. */
    public double share() {
        return Math.max(1, ownership.owned().size()) / (double) partitions;
    }

    @Override
    public boolean owns(int partition) {
        return ownership.owns(partition);
    }

    @Override
    public boolean ownsAll() {
        return ownership.owned().size() == partitions;
    }

    @Override
    public boolean complete() {
        return ownership.allFilled(partitions);
    }

    @Override
    public Duration untilQuiet(int partition) {
        return ownership.untilQuiet(partition);
    }

    @Override
    public @Nullable BackendSet set(String key) {
        return sets.get(key);
    }

    @Override
    public void close() {
        views.forEach(TopicView::close);
    }
}
