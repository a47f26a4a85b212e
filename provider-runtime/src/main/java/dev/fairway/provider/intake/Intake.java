package dev.fairway.provider.intake;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.provider.intake.Batch.Arrival;
import dev.fairway.provider.intake.Batch.Parcel;
import dev.fairway.provider.intake.IntakeStore.Stored;
import dev.fairway.provider.loop.Engine;
import dev.fairway.provider.loop.Outbox;
import dev.fairway.provider.own.Ownership;
import dev.fairway.provider.rows.Progress;
import dev.fairway.provider.rows.Row;
import dev.fairway.runtime.deadletters.DeadLetters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** From the topic of desired states into the database, and only then to the loop. */
public final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final String provider;
    private final DeadLetters deadLetters;
    private final IntakeStore store;
    private final Ownership ownership;
    private final Delivery delivery;
    private final Map<Integer, Long> ends = new ConcurrentHashMap<>();

    /** Where what was stored goes. */
    public record Delivery(Engine<?, ?> engine, UnitIds units, Outbox outbox) {}

    public Intake(String provider, DeadLetters deadLetters, IntakeStore store, Ownership ownership, Delivery delivery) {
        this.provider = provider;
        this.deadLetters = deadLetters;
        this.store = store;
        this.ownership = ownership;
        this.delivery = delivery;
    }

    /** @param ends offsets that a new database has to reach before it may trust its own silence */
    void filling(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> next) {
        ends.forEach((partition, end) -> {
            this.ends.put(partition.partition(), end);
            fill(partition.partition(), next.getOrDefault(partition, 0L));
        });
    }

    /** One batch at a time, in order. */
    public void take(ConsumerRecords<String, byte[]> records) {
        Batch batch = Batch.of(records, deadLetters::bury);
        Stored stored = store.store(batch, records, deadLetters);
        if (stored.parts().size() < records.partitions().size()) {
            LOG.infof("records of partitions with another owner are left to it; ours are %s", stored.parts());
        }
        batch.arrived().values().stream()
                .filter(arrival -> stored.parts().contains(arrival.partition()))
                .forEach(this::deliver);
        batch.parked().values().stream()
                .filter(parcel -> stored.parts().contains(parcel.partition()))
                .forEach(this::park);
        stored.gone().forEach(key -> forget(key));
        for (TopicPartition partition : records.partitions()) {
            fill(partition.partition(), records.records(partition).getLast().offset() + 1);
        }
    }

    private void forget(String text) {
        DesiredKey key = DesiredKey.parse(text);
        delivery.engine().forget(delivery.units().text(key), key);
    }

    private void deliver(Arrival arrival) {
        boolean doubtful = !ownership.filled(arrival.partition())
                && arrival.offset() < ends.getOrDefault(arrival.partition(), Long.MAX_VALUE);
        delivery.engine()
                .arrived(
                        delivery.units().of(arrival.desired()),
                        new Row(
                                arrival.desired(),
                                arrival.partition(),
                                Progress.NONE,
                                doubtful,
                                false,
                                arrival.traceparent()));
    }

    private void park(Parcel parcel) {
        LOG.warnf("%s is of a newer form; it waits for a newer version of this provider", parcel.key());
        if (!delivery.engine().park(delivery.units().text(parcel.key()), parcel.key())) {
            Phase phase = new Phase.Progressing(
                    "NeedsNewerReader", "Its desired state is of a newer form; a newer provider is needed.", List.of());
            Outcome outcome =
                    new Outcome(parcel.key().source(), parcel.key().uid(), provider, 0, phase, List.of(), List.of());
            delivery.outbox().publish(List.of(new Outbox.Letter(outcome, null)));
        }
    }

    private void fill(int partition, long next) {
        if (!ownership.filled(partition) && next >= ends.getOrDefault(partition, Long.MAX_VALUE)) {
            ownership.fill(partition);
            delivery.engine().wakeAll(); // what waited for that, such as the end of shared parts
        }
    }
}
