package dev.fairway.watcher.publish;

import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.watcher.compare.Snapshots;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** The topics of a watcher, for one term after the other. */
@ApplicationScoped
public class Pipeline {
    private final KafkaSettings kafka;
    private final Publisher publisher;
    private final Retrying retrying;
    private final MeterRegistry metrics;

    Pipeline(KafkaSettings kafka, Publisher publisher, Retrying retrying, MeterRegistry metrics) {
        this.kafka = kafka;
        this.publisher = publisher;
        this.retrying = retrying;
        this.metrics = metrics;
    }

    public ClusterTopic cluster(String cluster, Consumer<ClusterRecord> changed) {
        return new ClusterTopic(cluster, kafka, changed);
    }

    /** Returns when Kafka has it. */
    public void write(ClusterRecord record) {
        ClusterTopic.write(record, publisher, retrying);
    }

    public Desk desk(long epoch, Snapshots snapshots) {
        return new Desk(new Letters(epoch), publisher, snapshots, metrics);
    }

    /** @param superseded told of an epoch that is higher than ours */
    public OwnTopics own(String cluster, long epoch, Desk desk, LongConsumer superseded) {
        return new OwnTopics(cluster, epoch, desk, kafka, superseded);
    }
}
