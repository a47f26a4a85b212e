package dev.fairway.provider.intake;

import dev.fairway.contracts.model.Desired;
import dev.fairway.provider.loop.Engine;
import dev.fairway.provider.own.Ownership;
import dev.fairway.provider.rows.Restored;
import dev.fairway.provider.store.Restore;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.positions.PositionSeeker;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.spi.Spec;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Partitions come and go: ownership first, then positions, then the rows, and only then the first record. */
public final class Assignment<S extends Spec> implements KafkaConsumerRebalanceListener {
    private static final Codec<Desired> CODEC = Codec.of(Desired.class);

    private final Ownership ownership;
    private final Pool pool;
    private final Retrying retrying;
    private final PositionSeeker seeker;
    private final Taker<S> taker;
    private volatile boolean assigned;
    private final AtomicReference<Map<TopicPartition, Long>> sought = new AtomicReference<>(Map.of());

    /** @param callsUnderWay whether calls for a partition have not ended yet */
    public record Taker<S extends Spec>(
            Engine<S, ?> engine, Restore<S> restore, Intake intake, Retell retell, IntPredicate callsUnderWay) {}

    /** @param seekerFor makes the seeker that tells what it sought */
    public Assignment(
            Ownership ownership,
            Pool pool,
            Retrying retrying,
            Function<PositionSeeker.Assigned, PositionSeeker> seekerFor,
            Taker<S> taker) {
        this.ownership = ownership;
        this.pool = pool;
        this.retrying = retrying;
        this.taker = taker;
        this.seeker = seekerFor.apply(new PositionSeeker.Assigned() {
            @Override
            public void assigned(Map<TopicPartition, Long> next) {
                sought.set(next);
            }

            @Override
            public void revoked(Collection<TopicPartition> partitions) {}
        });
    }

    public boolean assigned() {
        return assigned;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        assigned = true;
        if (partitions.isEmpty()) {
            return;
        }
        List<Integer> parts = partitions.stream().map(TopicPartition::partition).toList();
        ownership.take(parts);
        rewindParked(parts);
        seeker.onPartitionsAssigned(consumer, partitions);
        List<TopicPartition> unfilled = partitions.stream()
                .filter(p -> !ownership.filled(p.partition()))
                .toList();
        taker.intake().filling(retrying.untilDone("ask for ends", () -> consumer.endOffsets(unfilled)), sought.get());
        List<Restored<S>> restored = taker.restore().of(parts);
        taker.retell().of(parts, restored); // before any turn, which may have newer things to say
        taker.engine().restore(restored);
    }

    /** What is readable by now is read again where it lies; everything after it is known and changes nothing. */
    private void rewindParked(List<Integer> parts) {
        Integer[] array = parts.toArray(Integer[]::new);
        for (Row row : retrying.untilDone(
                "read parked records",
                () -> pool.preparedQuery("select key, part, off, value from parked where part = any($1)")
                        .execute(Tuple.tuple().addArrayOfInteger(array))
                        .await()
                        .indefinitely())) {
            if (CODEC.decode(row.getBuffer("value").getBytes()) instanceof Decoded.Read<Desired>) {
                retrying.untilDone(
                        "go back to a parked record",
                        () -> pool.preparedQuery("update positions set off = least(off, $2) where part = $1")
                                .execute(Tuple.of(row.getInteger("part"), row.getLong("off")))
                                .await()
                                .indefinitely());
            }
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<Integer> parts = partitions.stream().map(TopicPartition::partition).toList();
        taker.engine().units().drop(unit -> parts.contains(unit.partition()));
        ownership.leave(parts, taker.callsUnderWay());
        seeker.onPartitionsRevoked(consumer, partitions);
    }
}
