package dev.fairway.reconciler.receive;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.outcome.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * A batch of one topic, read.
 *
 * @param rows the last record of each key
 * @param parked written by a newer version
 * @param dead for the dead letters, with the reason
 */
public record Batch(String topic, Collection<Received> rows, List<Record> parked, List<Record> dead) {

    public record Record(ConsumerRecord<String, byte[]> record, String reason) {}

    public static Batch read(ConsumerRecords<String, byte[]> records) {
        Map<String, Received> rows = new LinkedHashMap<>();
        Map<String, Record> parked = new LinkedHashMap<>();
        List<Record> dead = new ArrayList<>();
        String topic = "";
        for (ConsumerRecord<String, byte[]> record : records) {
            topic = record.topic();
            switch (Reading.read(record)) {
                case Reading.Result.Row row -> {
                    if (!ours(row.received())) {
                        rows.merge(
                                row.received().key(),
                                row.received(),
                                (before, now) -> later(record.topic(), before, now));
                        parked.remove(row.received().key());
                    }
                }
                case Reading.Result.Parked why -> parked.put(record.key(), new Record(record, why.reason()));
                case Reading.Result.Dead why -> dead.add(new Record(record, why.reason()));
            }
        }
        return new Batch(topic, rows.values(), List.copyOf(parked.values()), dead);
    }

    /**
     * The last offset counts, but nothing that a deposed watcher wrote after its successor. The tombstone of a cluster or an
     * announcement has no epoch, and counts.
     */
    private static Received later(String topic, Received before, Received now) {
        boolean forgotten = now.body() == null && (topic.equals(Topics.CLUSTERS) || topic.equals(Topics.PROVIDERS));
        return forgotten || now.epoch() >= before.epoch() ? now : before;
    }

    /** Our own outcomes come back to us too; the table of messages has them already. */
    private static boolean ours(Received received) {
        return received.key().endsWith("|" + Outcome.RECONCILER);
    }
}
