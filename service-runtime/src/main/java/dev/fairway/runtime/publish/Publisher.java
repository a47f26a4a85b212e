package dev.fairway.runtime.publish;

import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.topics.TopicCatalog;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one way onto a topic. Records carry CloudEvents 1.0 headers in binary mode. */
@ApplicationScoped
public class Publisher {
    private final KafkaProducer<String, byte[]> producer;
    private final TopicCatalog topics;
    private final String source;

    Publisher(
            KafkaSettings settings,
            TopicCatalog topics,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.producer = new KafkaProducer<>(settings.producer());
        this.topics = topics;
        this.source = "fairway/" + application;
    }

    /** Completes when all replicas have the record; fails with Kafka's exception when they will not. */
    public CompletableFuture<Void> send(Envelope envelope) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        try {
            producer.send(record(envelope), (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException refused) { // no metadata in time, too large, closed
            acknowledged.completeExceptionally(refused);
        }
        return acknowledged;
    }

    /** Sends all, waits for every answer and gives back those that were not acknowledged. */
    public List<Envelope> sendAll(List<Envelope> envelopes) {
        List<CompletableFuture<Void>> answers =
                envelopes.stream().map(this::send).toList();
        List<Envelope> failed = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            try {
                answers.get(i).join();
            } catch (CompletionException e) {
                failed.add(envelopes.get(i));
            }
        }
        return failed;
    }

    private ProducerRecord<String, byte[]> record(Envelope envelope) {
        int partition = Partitioning.partition(envelope.partitionKey(), topics.partitions(envelope.topic()));
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(envelope.topic(), partition, envelope.key(), envelope.value());
        Headers headers = record.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", UUID.randomUUID().toString());
        add(headers, "ce_source", source);
        add(headers, "ce_type", envelope.type());
        add(headers, "ce_subject", envelope.key());
        add(headers, "ce_time", DateTimeFormatter.ISO_INSTANT.format(Instant.now()));
        add(headers, "content-type", "application/json");
        if (envelope.traceparent() != null) {
            add(headers, "traceparent", envelope.traceparent());
        }
        envelope.headers().forEach((name, value) -> add(headers, name, value));
        return record;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
