package dev.fairway.status.receive;

import dev.fairway.contracts.OutcomeKey;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.Topics;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.deadletters.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** The channel of outcomes: remembers each and says whose Service has to be looked at. */
@ApplicationScoped
public class Outcomes {
    private static final Logger LOG = Logger.getLogger(Outcomes.class);
    private static final Codec<Outcome> CODEC = Codec.of(Outcome.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Said said;
    private final Heard heard;
    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;
    private final KafkaClientService clients;
    private volatile long lastBatch = System.nanoTime();

    /** Told whose outcomes are new. */
    public interface Heard {
        void of(SourceRef source);
    }

    Outcomes(Said said, Heard heard, DeadLetters deadLetters, MeterRegistry metrics, KafkaClientService clients) {
        this.said = said;
        this.heard = heard;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.clients = clients;
    }

    @Incoming("outcomes")
    @Blocking(ordered = true)
    public void receive(ConsumerRecords<String, byte[]> records) {
        lastBatch = System.nanoTime();
        Set<SourceRef> fresh = new LinkedHashSet<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            read(record, fresh);
        }
        fresh.forEach(heard::of);
        for (TopicPartition partition : records.partitions()) {
            var of = records.records(partition);
            reached(partition.partition(), of.get(of.size() - 1).offset() + 1);
        }
    }

    private void read(ConsumerRecord<String, byte[]> record, Set<SourceRef> fresh) {
        OutcomeKey key;
        try {
            key = OutcomeKey.parse(String.valueOf(record.key()));
        } catch (IllegalArgumentException e) {
            deadLetters.bury(record, "key does not fit: " + e.getMessage());
            return;
        }
        switch (CODEC.decode(record.value())) {
            case Decoded.Read<Outcome>(Outcome outcome) -> {
                if (outcome.key().equals(key)) {
                    said.hear(record.partition(), key, outcome);
                    fresh.add(key.source());
                } else {
                    deadLetters.bury(record, "the value is about " + outcome.key());
                }
            }
            case Decoded.Tombstone<Outcome> _ -> said.forget(record.partition(), key);
            case Decoded.Newer<Outcome>(String reason) -> {
                metrics.counter("fairway.parked", "topic", Topics.OUTCOMES).increment();
                LOG.warnf("%s needs a newer status service (%s); what it said before stays", key, reason);
            }
            case Decoded.Unreadable<Outcome>(String reason) -> deadLetters.bury(record, reason);
        }
    }

    private void reached(int partition, long next) {
        said.reached(partition, next).forEach(heard::of);
    }

    /** Compaction may have taken the very last records: then the end is where the consumer stands and nothing comes. */
    @Scheduled(every = "2s")
    void endWithoutRecord() {
        if (said.isComplete() || System.nanoTime() - lastBatch < PATIENCE.toNanos()) {
            return;
        }
        KafkaConsumer<String, byte[]> consumer = clients.getConsumer("outcomes");
        consumer.getPositions()
                .await()
                .atMost(PATIENCE)
                .forEach((partition, position) -> reached(partition.partition(), position));
    }
}
