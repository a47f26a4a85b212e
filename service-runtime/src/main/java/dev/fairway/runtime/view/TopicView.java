package dev.fairway.runtime.view;

import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Follows a topic from its beginning on a thread of its own, without a consumer group: every replica sees everything. Outages
 * of Kafka are waited out.
 */
public final class TopicView<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicView.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final TopicViewConfig config;
    private final Codec<T> codec;
    private final Listener<T> listener;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Instant lastReadAt = Instant.EPOCH;
    private volatile boolean closing;

    /** Called on the view's thread, in the order of offsets within a partition. */
    public interface Listener<T> {
        void changed(String key, Decoded<T> value, ConsumerRecord<String, byte[]> record);

        /** Once, when the ends that were seen at the start are reached. */
        void caughtUp();
    }

    private TopicView(TopicViewConfig config, Codec<T> codec, Listener<T> listener) {
        this.config = config;
        this.codec = codec;
        this.listener = listener;
    }

    public static <T> TopicView<T> follow(TopicViewConfig config, Codec<T> codec, Listener<T> listener) {
        TopicView<T> view = new TopicView<>(config, codec, listener);
        Thread.ofPlatform().daemon().name("view-" + config.topic()).start(view::run);
        return view;
    }

    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** @return whether it was caught up in time */
    public boolean awaitCaughtUp(Duration atMost) throws InterruptedException {
        return caughtUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** When Kafka last answered, with records or without. */
    public Instant lastReadAt() {
        return lastReadAt;
    }

    private void run() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config.consumer())) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = ends(consumer, partitions);
            while (!closing) {
                follow(consumer, ends);
            }
        } catch (RuntimeException e) {
            if (!closing) {
                LOG.errorf(e, "the view of %s ended", config.topic());
            }
        } finally {
            ended.countDown();
        }
    }

    /** Whatever Kafka answers, the view goes on: a view that has silently ended looks like a topic without news. */
    private void follow(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        try {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.key() != null && config.wanted().test(record.partition())) {
                    tell(record);
                }
            }
            lastReadAt = Instant.now();
            if (!isCaughtUp()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                listener.caughtUp();
                caughtUp.countDown();
            }
        } catch (KafkaException e) {
            if (!closing) {
                LOG.warnf("cannot read %s, trying again: %s", config.topic(), e.toString());
                pause();
            }
        }
    }

    /** One record that the listener cannot bear must not keep the others from it. */
    private void tell(ConsumerRecord<String, byte[]> record) {
        try {
            listener.changed(record.key(), codec.decode(record.value()), record);
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "the record %s/%d/%d was not taken", record.topic(), record.partition(), record.offset());
        }
    }

    private void pause() {
        try {
            if (ended.await(500, TimeUnit.MILLISECONDS)) {
                throw new WakeupException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WakeupException();
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return patiently(() -> {
            var infos = consumer.partitionsFor(config.topic(), Duration.ofSeconds(5));
            if (infos == null || infos.isEmpty()) {
                throw new IllegalStateException("no partitions yet");
            }
            return infos.stream()
                    .filter(info -> config.wanted().test(info.partition()))
                    .map(info -> new TopicPartition(config.topic(), info.partition()))
                    .toList();
        });
    }

    private Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        return patiently(() -> consumer.endOffsets(partitions, Duration.ofSeconds(5)));
    }

    private <R> R patiently(Supplier<R> question) {
        while (true) {
            try {
                return question.get();
            } catch (WakeupException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.debugf("waiting for %s: %s", config.topic(), e.getMessage());
                if (closing) {
                    throw new WakeupException();
                }
                pause();
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            ended.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
