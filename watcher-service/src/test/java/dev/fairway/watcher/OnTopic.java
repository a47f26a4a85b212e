package dev.fairway.watcher;

import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.view.TopicView;
import dev.fairway.runtime.view.TopicViewConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every record of a topic, in the order in which they were written. */
final class OnTopic<T> implements AutoCloseable {
    private final List<Entry<T>> entries = new CopyOnWriteArrayList<>();
    private final TopicView<T> view;

    record Entry<T>(String key, Decoded<T> value, long epoch) {
        boolean isTombstone() {
            return value instanceof Decoded.Tombstone<T>;
        }
    }

    OnTopic(KafkaSettings kafka, String topic, Class<T> type) throws InterruptedException {
        view = TopicView.follow(
                new TopicViewConfig(kafka.assigned(), topic), Codec.of(type), new TopicView.Listener<>() {
                    @Override
                    public void changed(String key, Decoded<T> value, ConsumerRecord<String, byte[]> record) {
                        var header = record.headers().lastHeader("fairway-epoch");
                        long epoch =
                                header == null ? 0 : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
                        entries.add(new Entry<>(key, value, epoch));
                    }

                    @Override
                    public void caughtUp() {}
                });
        view.awaitCaughtUp(Duration.ofSeconds(10));
    }

    List<Entry<T>> of(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).toList();
    }

    Optional<T> last(String key) {
        List<Entry<T>> all = of(key);
        return !all.isEmpty() && all.getLast().value() instanceof Decoded.Read<T>(T value)
                ? Optional.of(value)
                : Optional.empty();
    }

    boolean endsWithTombstone(String key) {
        List<Entry<T>> all = of(key);
        return !all.isEmpty() && all.getLast().isTombstone();
    }

    int size() {
        return entries.size();
    }

    @Override
    public void close() {
        view.close();
    }
}
