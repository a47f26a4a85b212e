package dev.fairway.reconciler;

import dev.fairway.reconciler.receive.Batch;
import dev.fairway.reconciler.store.Store;
import dev.fairway.runtime.positions.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Values that an older version of this service could not read are read again when one starts. */
@ApplicationScoped
class Unparking {
    private static final Logger LOG = Logger.getLogger(Unparking.class);

    private final Store store;
    private final Positions positions;
    private final Beginning beginning;

    Unparking(Store store, Positions positions, Beginning beginning) {
        this.store = store;
        this.positions = positions;
        this.beginning = beginning;
    }

    void readAgain() {
        for (ConsumerRecord<String, byte[]> record : store.parked()) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            Batch batch = Batch.read(new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of()));
            if (batch.rows().isEmpty()) {
                LOG.warnf("%s of %s still waits for a newer version", record.key(), record.topic());
            } else {
                store.save(batch, positions.move(ConsumerRecords.empty()), beginning.isOver());
            }
        }
    }
}
