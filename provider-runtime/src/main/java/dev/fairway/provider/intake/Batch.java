package dev.fairway.provider.intake;

import dev.fairway.contracts.DesiredKey;
import dev.fairway.contracts.model.Desired;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A batch of records, sorted by what they are; of several states of a key only the newest generation.
 *
 * @param arrived what can be read
 * @param parked what only a newer version can read
 * @param forgotten tombstones
 */
record Batch(Map<String, Arrival> arrived, Map<String, Parcel> parked, Set<String> forgotten) {
    private static final Codec<Desired> CODEC = Codec.of(Desired.class);

    /** @param json as it came, to be stored without being written again */
    record Arrival(
            Desired desired,
            int partition,
            long offset,
            String json,
            @Nullable String traceparent) {}

    record Parcel(DesiredKey key, int partition, long offset, byte[] value) {}

    /** @param unreadable told of each record that is none of ours, with the reason */
    static Batch of(
            ConsumerRecords<String, byte[]> records, BiConsumer<ConsumerRecord<String, byte[]>, String> unreadable) {
        Batch batch = new Batch(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashSet<>());
        for (ConsumerRecord<String, byte[]> record : records) {
            batch.add(record, unreadable);
        }
        return batch;
    }

    private void add(
            ConsumerRecord<String, byte[]> record, BiConsumer<ConsumerRecord<String, byte[]>, String> unreadable) {
        DesiredKey key = key(record.key());
        if (key == null) {
            unreadable.accept(record, "its key is not domain|source|uid");
            return;
        }
        switch (CODEC.decode(record.value())) {
            case Decoded.Read<Desired> read -> {
                Desired desired = read.value();
                if (!complete(desired) || !desired.key().equals(key)) {
                    unreadable.accept(record, "its value does not belong to its key");
                    return;
                }
                forgotten.remove(record.key());
                parked.remove(record.key());
                Arrival arrival = arrival(record, desired);
                arrived.merge(
                        record.key(),
                        arrival,
                        (a, b) -> b.desired().generation() >= a.desired().generation() ? b : a);
            }
            case Decoded.Tombstone<Desired> _ -> forgotten.add(record.key());
            case Decoded.Newer<Desired> _ ->
                parked.put(record.key(), new Parcel(key, record.partition(), record.offset(), record.value()));
            case Decoded.Unreadable<Desired> no -> unreadable.accept(record, no.reason());
        }
    }

    private static Arrival arrival(ConsumerRecord<String, byte[]> record, Desired desired) {
        Header trace = record.headers().lastHeader("traceparent");
        return new Arrival(
                desired,
                record.partition(),
                record.offset(),
                new String(record.value(), StandardCharsets.UTF_8),
                trace == null ? null : new String(trace.value(), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("ConstantValue") // JSON may leave out what the record declares
    private static boolean complete(Desired desired) {
        return desired.domain() != null
                && desired.source() != null
                && desired.uid() != null
                && desired.clusterUid() != null
                && (!(desired instanceof Desired.Present present) || present.frontend() != null);
    }

    private static @Nullable DesiredKey key(@Nullable String text) {
        if (text == null || text.indexOf(0) >= 0) {
            return null;
        }
        try {
            return DesiredKey.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
