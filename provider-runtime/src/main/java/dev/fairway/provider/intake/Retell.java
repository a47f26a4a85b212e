package dev.fairway.provider.intake;

import dev.fairway.contracts.Topics;
import dev.fairway.provider.loop.Outbox;
import dev.fairway.provider.rows.Restored;
import dev.fairway.provider.rows.Row;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.retry.Retrying;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** R7: a topic of outcomes that was made anew holds nothing of what was said; then it is said again, once. */
public final class Retell {
    private final Pool pool;
    private final Retrying retrying;
    private final KafkaSettings kafka;
    private final Outbox outbox;

    public Retell(Pool pool, Retrying retrying, KafkaSettings kafka, Outbox outbox) {
        this.pool = pool;
        this.retrying = retrying;
        this.kafka = kafka;
        this.outbox = outbox;
    }

    void of(Collection<Integer> partitions, Collection<? extends Restored<?>> units) {
        String topic = retrying.untilDone("ask for the topic of outcomes", this::topicId);
        Set<Integer> untold = new HashSet<>();
        retrying.untilDone(
                        "read what was told",
                        () -> pool.preparedQuery(
                                        "select part from owners where part = any($1) and told is distinct from $2")
                                .execute(tuple(partitions, topic))
                                .await()
                                .indefinitely())
                .forEach(row -> untold.add(row.getInteger("part")));
        List<Outbox.Letter> letters = new ArrayList<>();
        units.stream()
                .filter(unit -> untold.contains(unit.id().partition()))
                .flatMap(unit -> unit.rows().stream())
                .map(Row::progress)
                .forEach(progress -> Optional.ofNullable(progress.said())
                        .ifPresent(said -> letters.add(new Outbox.Letter(said, null))));
        if (!letters.isEmpty()) {
            outbox.publish(letters);
        }
        if (!untold.isEmpty()) {
            retrying.untilDone(
                    "note what was told",
                    () -> pool.preparedQuery("update owners set told = $2 where part = any($1)")
                            .execute(tuple(untold, topic))
                            .await()
                            .indefinitely());
        }
    }

    private static Tuple tuple(Collection<Integer> partitions, String topic) {
        return Tuple.tuple()
                .addArrayOfInteger(partitions.toArray(Integer[]::new))
                .addString(topic);
    }

    private String topicId() {
        try (Admin admin = Admin.create(kafka.common())) {
            return admin.describeTopics(List.of(Topics.OUTCOMES)).allTopicNames().get().values().stream()
                    .map(description -> description.topicId().toString())
                    .collect(Collectors.joining());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not describe " + Topics.OUTCOMES, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
