package dev.fairway.reconciler;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.contracts.OutcomeKey;
import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of ours that an earlier database published, as a row of the new one. Providers' outcomes are not ours. */
record TakenOver(String partitionKey, String turn, String type, long version) {
    private static final Codec<Desired> DESIRED = Codec.of(Desired.class);
    private static final Codec<BackendSet> SET = Codec.of(BackendSet.class);
    private static final Codec<Outcome> OUTCOME = Codec.of(Outcome.class);

    static Optional<TakenOver> of(ConsumerRecord<String, byte[]> record) {
        return switch (record.topic()) {
            case Topics.OUTCOMES ->
                OUTCOME.decode(record.value()) instanceof Decoded.Read<Outcome> read
                                && OutcomeKey.parse(record.key()).writer().equals(Outcome.RECONCILER)
                        ? Optional.of(outcome(read.value()))
                        : Optional.empty();
            case Topics.BACKENDS ->
                SET.decode(record.value()) instanceof Decoded.Read<BackendSet> read
                        ? Optional.of(set(read.value()))
                        : Optional.empty();
            default ->
                DESIRED.decode(record.value()) instanceof Decoded.Read<Desired> read
                        ? Optional.of(desired(record.key(), read.value()))
                        : Optional.empty();
        };
    }

    private static TakenOver outcome(Outcome outcome) {
        String source = outcome.source().toString();
        return new TakenOver(source, source, "dev.fairway.outcome.v1", outcome.generation());
    }

    private static TakenOver desired(String key, Desired desired) {
        return new TakenOver(
                DesiredKey.parse(key).domain(),
                desired.source().toString(),
                "dev.fairway.desired.v1",
                desired.generation());
    }

    /** {@code cluster/nodes}, or {@code cluster/namespace/service/port}. */
    private static TakenOver set(BackendSet set) {
        String[] parts = set.set().split("/", -1);
        String turn = parts.length == 2 ? "nodes:" + parts[0] : "pods:" + parts[0] + "/" + parts[1] + "/" + parts[2];
        return new TakenOver(set.set(), turn, "dev.fairway.backends.v1", set.version());
    }
}
