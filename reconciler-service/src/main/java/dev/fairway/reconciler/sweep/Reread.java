package dev.fairway.reconciler.sweep;

import dev.fairway.contracts.Topics;
import dev.fairway.reconciler.Beginning;
import dev.fairway.reconciler.decide.Vanished;
import dev.fairway.reconciler.receive.Scan;
import dev.fairway.reconciler.send.Send;
import dev.fairway.reconciler.store.Store;
import dev.fairway.runtime.kafka.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Once a day, and after each start, reads the snapshot topics from their beginning and forgets what is not there any more: a
 * tombstone is kept for 30 days only, and who was away for longer has missed it.
 */
@ApplicationScoped
public class Reread {
    private static final Logger LOG = Logger.getLogger(Reread.class);

    private final Pool pool;
    private final Store store;
    private final Send send;
    private final Beginning beginning;
    private final KafkaSettings kafka;
    private final AtomicInteger waiting = new AtomicInteger();

    Reread(Pool pool, Store store, Send send, Beginning beginning, KafkaSettings kafka, MeterRegistry metrics) {
        this.pool = pool;
        this.store = store;
        this.send = send;
        this.beginning = beginning;
        this.kafka = kafka;
        metrics.gauge("fairway.deletions.waiting", waiting);
    }

    @Scheduled(
            every = "${fairway.reread.every:24h}",
            delayed = "${fairway.reread.delayed:10m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void all() {
        if (!beginning.isOver()) {
            return;
        }
        try {
            waiting.set(reread(Topics.SERVICES) + reread(Topics.ENDPOINTS) + reread(Topics.NODES));
        } catch (RuntimeException e) { // only repairs; the next one will do
            LOG.warnf("could not read the snapshot topics again, will tomorrow: %s", e.getMessage());
        }
    }

    /** @return how many keys are missing that may not be taken for deleted */
    int reread(String topic) {
        OffsetDateTime begun = now();
        List<String> stored = stored(topic);
        Set<String> met = Scan.keys(kafka.assigned(), topic);
        List<String> missing = stored.stream().filter(key -> !met.contains(key)).toList();
        Vanished.Verdict verdict = topic.equals(Topics.SERVICES)
                ? Vanished.ofServices(stored, missing)
                : Vanished.ofOthers(stored, missing);
        if (!verdict.waiting().isEmpty()) {
            LOG.errorf(
                    "%d keys are not on %s any more, too many to have been deleted; they stay as they are: %s",
                    verdict.waiting().size(), topic, new ArrayList<>(verdict.waiting()));
        }
        if (!verdict.deleted().isEmpty()) {
            LOG.infof("%s are not on %s any more", verdict.deleted(), topic);
            send.unsent(store.drop(topic, verdict.deleted(), begun));
        }
        return verdict.waiting().size();
    }

    private OffsetDateTime now() {
        return pool.query("select now()")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getOffsetDateTime(0);
    }

    private List<String> stored(String topic) {
        List<String> keys = new ArrayList<>();
        for (Row row : pool.preparedQuery("select key from input where topic = $1")
                .execute(Tuple.of(topic))
                .await()
                .indefinitely()) {
            keys.add(row.getString(0));
        }
        return keys;
    }
}
