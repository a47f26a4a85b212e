package dev.fairway.status.receive;

import dev.fairway.contracts.OutcomeKey;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.deadletters.DeadLetters;
import dev.fairway.status.StatusConfig;
import dev.fairway.status.write.Writers;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Takes outcomes in and wakes the writers of the objects they speak of. */
@ApplicationScoped
public class OutcomesChannel {
    private static final Logger LOG = Logger.getLogger(OutcomesChannel.class);
    private static final Codec<Outcome> CODEC = Codec.of(Outcome.class);

    private final StatusConfig config;
    private final Outcomes outcomes;
    private final Partitions partitions;
    private final Writers writers;
    private final DeadLetters deadLetters;

    OutcomesChannel(
            StatusConfig config,
            Outcomes outcomes,
            @io.smallrye.common.annotation.Identifier("outcomes") Partitions partitions,
            Writers writers,
            DeadLetters deadLetters) {
        this.config = config;
        this.outcomes = outcomes;
        this.partitions = partitions;
        this.writers = writers;
        this.deadLetters = deadLetters;
    }

    @Incoming("outcomes")
    @Blocking(ordered = true)
    public void receive(ConsumerRecords<String, byte[]> batch) {
        Set<SourceRef> changed = new LinkedHashSet<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            take(record).ifPresent(source -> {
                if (partitions.isRead(record.partition())) {
                    changed.add(source);
                }
            });
            if (partitions.reached(record.partition(), record.offset() + 1)) {
                changed.addAll(outcomes.ofPartition(record.partition()));
            }
        }
        changed.forEach(writers::wake);
    }

    private Optional<SourceRef> take(ConsumerRecord<String, byte[]> record) {
        Optional<OutcomeKey> key = key(record);
        if (key.isEmpty()) {
            deadLetters.bury(record, "the key is not source|uid|writer");
            return Optional.empty();
        }
        if (!key.get().source().cluster().equals(config.cluster())) {
            return Optional.empty();
        }
        switch (CODEC.decode(record.value())) {
            case Decoded.Read<Outcome> read -> outcomes.put(key.get(), read.value(), record.partition());
            case Decoded.Tombstone<Outcome> _ -> {
                outcomes.forget(key.get());
                return Optional.empty(); // forgetting is never a reason to write
            }
            case Decoded.Newer<Outcome> newer -> {
                LOG.warnf("%s needs a newer reader: %s", record.key(), newer.reason());
                return Optional.empty();
            }
            case Decoded.Unreadable<Outcome> unreadable -> {
                deadLetters.bury(record, unreadable.reason());
                return Optional.empty();
            }
        }
        return key.map(OutcomeKey::source);
    }

    private static Optional<OutcomeKey> key(ConsumerRecord<String, byte[]> record) {
        try {
            return record.key() == null ? Optional.empty() : Optional.of(OutcomeKey.parse(record.key()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
