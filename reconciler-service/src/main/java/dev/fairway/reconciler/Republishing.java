package dev.fairway.reconciler;

import dev.fairway.reconciler.send.Send;
import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Sends what was left unsent, and once an hour everything again, a slice at a time: a lost record heals by the next. */
@ApplicationScoped
public class Republishing {
    private static final Logger LOG = Logger.getLogger(Republishing.class);
    private static final int SLICES = 60;

    private final Send send;
    private final Beginning beginning;
    private final Pool pool;
    private final AtomicBoolean due = new AtomicBoolean();
    private int slice;

    Republishing(Send send, Beginning beginning, Pool pool) {
        this.send = send;
        this.beginning = beginning;
        this.pool = pool;
    }

    void soon() {
        due.set(true);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void leftOver() {
        if (beginning.isOver() && due.getAndSet(false)) {
            trying(send::everythingUnsent);
        }
    }

    /** One sixtieth of all keys a minute. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void slice() {
        if (!beginning.isOver()) {
            return;
        }
        trying(() -> {
            pool.preparedQuery("delete from published where abs(hashtext(topic || key)) % $1 = $2")
                    .execute(Tuple.of(SLICES, slice))
                    .await()
                    .indefinitely();
            slice = (slice + 1) % SLICES;
            send.everythingUnsent();
        });
    }

    /** Released objects are forgotten after 30 days, as long as a tombstone is kept. */
    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        trying(() -> {
            pool.query("""
                            update message set body = null, version = version + 1, changed_at = now()
                             where topic = 'fairway.outcomes' and changed_at < now() - interval '30 days'
                               and body::json #>> '{phase,type}' = 'Released'
                               and not exists (select 1 from input i
                                     where i.topic = 'fairway.services' and i.about = message.turn)""").execute().await().indefinitely();
            send.everythingUnsent();
        });
    }

    /** A failure is left for the next time: this only repairs. */
    private void trying(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            due.set(true);
            LOG.warnf("could not republish, will again: %s", e.getMessage());
        }
    }
}
