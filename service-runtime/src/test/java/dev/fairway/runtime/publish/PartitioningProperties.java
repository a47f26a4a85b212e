package dev.fairway.runtime.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

class PartitioningProperties {

    @Property(tries = 500)
    void isWhatKafkaItselfWouldChoose(@ForAll String key, @ForAll @IntRange(min = 1, max = 50) int partitions) {
        assertThat(Partitioning.partition(key, partitions))
                .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions));
    }
}
