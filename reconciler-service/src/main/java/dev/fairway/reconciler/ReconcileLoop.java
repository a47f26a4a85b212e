package dev.fairway.reconciler;

import dev.fairway.contracts.Topics;
import dev.fairway.reconciler.receive.Batch;
import dev.fairway.reconciler.send.Send;
import dev.fairway.reconciler.store.Store;
import dev.fairway.reconciler.store.Stored;
import dev.fairway.reconciler.store.Turn;
import dev.fairway.runtime.deadletters.DeadLetters;
import dev.fairway.runtime.positions.Positions;
import dev.fairway.runtime.retry.Retrying;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** What becomes of a batch. Each step is retried by itself until it works; nothing is skipped. */
@ApplicationScoped
public class ReconcileLoop {
    private static final Logger LOG = Logger.getLogger(ReconcileLoop.class);

    private final Positions positions;
    private final Store store;
    private final Send send;
    private final Beginning beginning;
    private final DeadLetters deadLetters;
    private final Retrying retrying;

    ReconcileLoop(
            Positions positions,
            Store store,
            Send send,
            Beginning beginning,
            DeadLetters deadLetters,
            Retrying retrying) {
        this.positions = positions;
        this.store = store;
        this.send = send;
        this.beginning = beginning;
        this.deadLetters = deadLetters;
        this.retrying = retrying;
    }

    public void run(ConsumerRecords<String, byte[]> records) {
        Batch batch = Batch.read(records);
        batch.dead().forEach(dead -> deadLetters.bury(dead.record(), dead.reason()));
        boolean settled = beginning.isOver();
        Positions.Move move = positions.move(records);
        Stored stored = save(batch, move, settled);
        if (!stored.mine()) {
            LOG.infof("%s is read by another replica now; its batch is left to that one", batch.topic());
            return;
        }
        positions.moved(move);
        if (settled) {
            retrying.untilDone("publish", () -> send.unsent(stored.turns()));
        } else if (retrying.untilDone("see how far a new database has read", beginning::reachedEnds)) {
            settle();
        }
    }

    /** A commit whose answer was lost has moved the positions: then the turns are not known here, and all are looked at. */
    private Stored save(Batch batch, Positions.Move move, boolean decide) {
        boolean[] tried = {false};
        return retrying.untilDone("store a batch", () -> {
            if (tried[0] && store.alreadyMoved(move)) {
                Set<Turn> all = store.everything();
                if (decide) {
                    store.revisit(all);
                }
                return new Stored(all, true);
            }
            tried[0] = true;
            return store.save(batch, move, decide);
        });
    }

    /** At the end of a beginning: all that was stored without deciding is decided, and all is published. */
    void settle() {
        retrying.untilDone("look at everything", () -> {
            Set<String> held = store.hold();
            if (!held.isEmpty()) {
                LOG.errorf(
                        "%d Services that have balancers are not on %s any more, too many to have been deleted. Nothing is"
                                + " done about them until they are seen again or 'fairway accept deletions' is run: %s",
                        held.size(), Topics.SERVICES, held);
            }
            store.revisit(store.everything());
            beginning.end();
        });
        retrying.untilDone("publish what is unsent", send::everythingUnsent);
    }
}
