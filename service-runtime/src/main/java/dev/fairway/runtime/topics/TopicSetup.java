package dev.fairway.runtime.topics;

import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.retry.Retrying;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the topics that this service reads or writes before any channel starts, and refuses another partition count. */
@ApplicationScoped
public class TopicSetup {
    private static final Logger LOG = Logger.getLogger(TopicSetup.class);

    private final KafkaSettings kafka;
    private final TopicCatalog catalog;
    private final Retrying retrying;
    private final Optional<List<String>> needed;
    private final short replication;

    TopicSetup(
            KafkaSettings kafka,
            TopicCatalog catalog,
            Retrying retrying,
            @ConfigProperty(name = "fairway.topics.needed") Optional<List<String>> needed,
            @ConfigProperty(name = "fairway.topics.replication", defaultValue = "1") short replication) {
        this.kafka = kafka;
        this.catalog = catalog;
        this.retrying = retrying;
        this.needed = needed;
        this.replication = replication;
    }

    /** Channels start at LIBRARY_BEFORE; this has to be earlier. */
    void beforeChannels(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        needed.ifPresent(this::ensure);
    }

    /**
     * Makes the topics that are missing; waits while Kafka is away.
     *
     * @throws IllegalStateException if one exists with another number of partitions
     */
    public void ensure(List<String> topics) {
        retrying.untilDone("make topics", () -> {
            try (Admin admin = Admin.create(kafka.common())) {
                topics.forEach(topic -> ensure(admin, topic));
            }
        });
    }

    private void ensure(Admin admin, String topic) {
        TopicCatalog.Row row = catalog.row(topic);
        Optional<TopicDescription> there = describe(admin, topic);
        if (there.isEmpty()) {
            create(admin, topic, row);
            return;
        }
        int partitions = there.get().partitions().size();
        if (partitions != row.partitions()) {
            throw new WrongPartitionCount("Topic " + topic + " has " + partitions + " partitions, topics.yaml says "
                    + row.partitions() + ". Keys would be looked for in the wrong place. Make the topic anew with "
                    + row.partitions() + " partitions (its writers fill it again), or use another topic prefix.");
        }
    }

    private void create(Admin admin, String topic, TopicCatalog.Row row) {
        Map<String, String> settings = new HashMap<>(row.settings());
        try {
            get(admin.createTopics(List.of(new NewTopic(topic, row.partitions(), replication).configs(settings)))
                    .all()::get);
            LOG.infof("made topic %s with %d partitions", topic, row.partitions());
        } catch (KafkaAway e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static Optional<TopicDescription> describe(Admin admin, String topic) {
        try {
            return Optional.ofNullable(get(admin.describeTopics(List.of(topic)).allTopicNames()::get)
                    .get(topic));
        } catch (KafkaAway e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    interface Answer<T> {
        T get(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <T> T get(Answer<T> answer) {
        try {
            return answer.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new KafkaAway(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaAway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaAway(e);
        }
    }

    /** Kafka did not do it; it is tried again. */
    private static final class KafkaAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        KafkaAway(Throwable cause) {
            super(cause);
        }
    }

    /** Not healed by trying again: the service must not start. */
    private static final class WrongPartitionCount extends IllegalStateException implements Retrying.Final {
        private static final long serialVersionUID = 1;

        WrongPartitionCount(String message) {
            super(message);
        }
    }
}
