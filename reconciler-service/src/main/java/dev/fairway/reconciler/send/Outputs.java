package dev.fairway.reconciler.send;

import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.topics.TopicSetup;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

/** The topics that we write. One that was made anew holds nothing of what we sent, so all of it counts as unsent. */
@ApplicationScoped
public class Outputs {
    private static final Logger LOG = Logger.getLogger(Outputs.class);

    /** True if the topic is known under another id. */
    private static final String SAME = """
            with before as (select topic_id from output where topic = $1),
            known as (
              insert into output (topic, topic_id) values ($1, $2)
              on conflict (topic) do update set topic_id = excluded.topic_id)
            select topic_id <> $2 from before""";

    private final Pool pool;
    private final KafkaSettings kafka;
    private final TopicSetup setup;
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    Outputs(Pool pool, KafkaSettings kafka, TopicSetup setup) {
        this.pool = pool;
        this.kafka = kafka;
        this.setup = setup;
    }

    /** A record for a topic that is missing would keep all others waiting for its time-out. */
    void ensure(Collection<String> topics) {
        if (!there.containsAll(topics)) {
            setup.ensure(List.copyOf(topics));
            there.addAll(topics);
        }
    }

    /** At the start: compares Kafka's ids of the topics with those that we sent to. */
    public void check() {
        List<String> topics = new ArrayList<>();
        pool.query("select distinct topic from message")
                .execute()
                .await()
                .indefinitely()
                .forEach(row -> topics.add(row.getString(0)));
        ensure(topics);
        try (Admin admin = Admin.create(kafka.common())) {
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) ->
                            compare(topic, description.topicId().toString()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not describe " + topics, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void compare(String topic, String id) {
        boolean madeAnew = false;
        for (var row :
                pool.preparedQuery(SAME).execute(Tuple.of(topic, id)).await().indefinitely()) {
            madeAnew = row.getBoolean(0);
        }
        if (madeAnew) {
            LOG.warnf("%s was made anew; everything on it is published again", topic);
            pool.preparedQuery("delete from published where topic = $1")
                    .execute(Tuple.of(topic))
                    .await()
                    .indefinitely();
        }
    }
}
