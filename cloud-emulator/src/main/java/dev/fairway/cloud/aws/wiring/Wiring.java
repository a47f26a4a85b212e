package dev.fairway.cloud.aws.wiring;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Health;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.clock.CloudClock;
import dev.fairway.cloud.dataplane.DataPlane;
import dev.fairway.cloud.dataplane.DataPlaneState;
import dev.fairway.cloud.dataplane.TargetHealth;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Keeps the data plane as the control plane wants it, and remembers what its health checks found. */
public final class Wiring implements Health.Source, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Wiring.class.getName());

    private final Account account;
    private final DataPlane dataPlane;
    private final Map<String, Health> found = new ConcurrentHashMap<>();
    private final Semaphore work = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    public Wiring(Account account, CloudClock clock) {
        this.account = account;
        this.dataPlane = DataPlane.open(this::heard, clock::real);
        this.thread = Thread.ofVirtual().name("aws-wiring").start(this::run);
    }

    /** Several changes in a row are one application. */
    public void changed() {
        work.release();
    }

    private void run() {
        while (!closed) {
            work.acquireUninterruptibly();
            work.drainPermits();
            try {
                apply();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "The data plane could not be brought to the wanted state", e);
            }
        }
        dataPlane.close();
    }

    private void apply() {
        if (!closed) {
            DataPlaneState wanted = account.store().transact(() -> Desired.of(account));
            Set<String> known = new HashSet<>();
            wanted.groups()
                    .forEach(group -> group.targets().forEach(target -> known.add(key(group.id(), target.id()))));
            found.keySet().retainAll(known);
            dataPlane.apply(wanted);
        }
    }

    private void heard(String group, String target, TargetHealth health) {
        found.put(
                key(group, target),
                switch (health) {
                    case INITIAL -> Health.INITIAL;
                    case HEALTHY -> Health.HEALTHY;
                    case UNHEALTHY -> Health.UNHEALTHY;
                });
    }

    @Override
    public Health of(TargetGroup group, TargetGroup.Target target) {
        return found.getOrDefault(key(group.id(), target.key()), Health.INITIAL);
    }

    private static String key(String group, String target) {
        return group + "|" + target;
    }

    @Override
    public void close() {
        closed = true;
        work.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
