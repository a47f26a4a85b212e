package dev.fairway.runtime.deadletters;

import dev.fairway.contracts.Topics;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.retry.Retrying;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps what could not be read: the original bytes, where they came from, and why. Nothing else changes by them. */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 500;

    private final Publisher publisher;
    private final Retrying retrying;
    private final MeterRegistry metrics;
    private final String topic;

    DeadLetters(
            Publisher publisher,
            Retrying retrying,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.publisher = publisher;
        this.retrying = retrying;
        this.metrics = metrics;
        this.topic = Topics.deadLetters(application);
    }

    /** Returns when Kafka has it. */
    public void bury(ConsumerRecord<?, byte[]> record, String reason) {
        String origin = record.topic() + "/" + record.partition() + "/" + record.offset();
        Map<String, String> headers = new HashMap<>();
        headers.put("fairway-origin", origin);
        headers.put("fairway-origin-key", String.valueOf(record.key()));
        headers.put("fairway-reason", reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason);
        Envelope letter =
                new Envelope(topic, origin, origin, record.value(), "dev.fairway.dead-letter.v1", null, headers);
        retrying.untilDone("write dead letters", () -> {
            if (!publisher.sendAll(List.of(letter)).isEmpty()) {
                throw new IllegalStateException("Kafka did not take it");
            }
        });
        metrics.counter("fairway.dead.letters", "topic", record.topic()).increment();
        LOG.warnf("%s cannot be read (%s); it is kept on %s", origin, reason, topic);
    }
}
