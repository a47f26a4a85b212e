package dev.fairway.provider;

import dev.fairway.runtime.deadletters.DeadLetters;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.runtime.topics.TopicCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** What a service has around it: database, Kafka, metrics. */
@ApplicationScoped
class Outside {
    private final Pool pool;
    private final Retrying retrying;
    private final Publisher publisher;
    private final DeadLetters deadLetters;
    private final Kafka kafka;
    private final MeterRegistry metrics;

    @ApplicationScoped
    static class Kafka {
        private final KafkaSettings settings;
        private final TopicCatalog topics;

        Kafka(KafkaSettings settings, TopicCatalog topics) {
            this.settings = settings;
            this.topics = topics;
        }

        KafkaSettings settings() {
            return settings;
        }

        TopicCatalog topics() {
            return topics;
        }
    }

    Outside(
            Pool pool,
            Retrying retrying,
            Publisher publisher,
            DeadLetters deadLetters,
            Kafka kafka,
            MeterRegistry metrics) {
        this.pool = pool;
        this.retrying = retrying;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.kafka = kafka;
        this.metrics = metrics;
    }

    Pool pool() {
        return pool;
    }

    Retrying retrying() {
        return retrying;
    }

    Publisher publisher() {
        return publisher;
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    KafkaSettings kafka() {
        return kafka.settings();
    }

    TopicCatalog topics() {
        return kafka.topics();
    }

    MeterRegistry metrics() {
        return metrics;
    }
}
