package dev.fairway.runtime.publish;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** The partition of a key, as Kafka's own default computes it, so that other tools find what we wrote. */
public final class Partitioning {

    public static int partition(String partitionKey, int partitions) {
        return Utils.toPositive(Utils.murmur2(partitionKey.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private Partitioning() {}
}
