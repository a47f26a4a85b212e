package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The difference between what is desired and what is open, made good. */
final class SocketDataPlane implements DataPlane {
    private static final System.Logger LOG = System.getLogger(SocketDataPlane.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Fixed on an NLB: "the idle timeout for UDP flows is 120 seconds" (Network Load Balancers, Connection idle timeout). */
    private static final Duration UDP_IDLE = Duration.ofSeconds(120);

    private record Key(String address, int port, Transport transport) {
        static Key of(Frontend frontend) {
            return new Key(frontend.address(), frontend.port(), frontend.transport());
        }
    }

    private final HealthEvents events;
    private final ProbePace pace;
    private final SourcePorts ports = new SourcePorts();
    private final TimeScale scale;
    private final Map<String, Pool> pools = new HashMap<>();
    private final Map<Key, OpenFrontend> open = new HashMap<>();
    private final Set<Key> failed = new HashSet<>();
    private @Nullable UdpLoop udp;
    private @Nullable Thread retry;
    private DataPlaneState desired = DataPlaneState.EMPTY;
    private boolean closed;

    SocketDataPlane(HealthListener listener, TimeScale scale) {
        this.events = new HealthEvents(listener);
        this.pace = new ProbePace(scale);
        this.scale = scale;
    }

    @Override
    public synchronized void apply(DataPlaneState wanted) {
        if (closed) {
            throw new IllegalStateException("this data plane is closed");
        }
        desired = wanted;
        Map<Key, Frontend> frontends = new LinkedHashMap<>();
        wanted.frontends().forEach(frontend -> frontends.put(Key.of(frontend), frontend));
        closeFrontends(frontends.keySet());
        Set<String> groups = updatePools(wanted);
        frontends.forEach((key, frontend) -> openOrPoint(key, frontend, pools.get(frontend.groupId())));
        endPools(groups);
        if (udp != null) {
            udp.settle();
        }
        retryLater();
    }

    private void closeFrontends(Set<Key> wanted) {
        failed.retainAll(wanted);
        for (Key key : List.copyOf(open.keySet())) {
            if (!wanted.contains(key)) {
                OpenFrontend gone = open.remove(key);
                if (gone != null) {
                    gone.close();
                }
            }
        }
    }

    /** Every pool that a frontend may be pointed to is right before any frontend is. */
    private Set<String> updatePools(DataPlaneState wanted) {
        Map<String, String> usedFrom = new HashMap<>();
        wanted.frontends().forEach(f -> usedFrom.merge(f.groupId(), f.address(), SocketDataPlane::first));
        Set<String> groups = new HashSet<>();
        for (TargetGroup group : wanted.groups()) {
            groups.add(group.id());
            pools.computeIfAbsent(group.id(), id -> new Pool(group, events, pace))
                    .update(group, usedFrom.get(group.id()));
        }
        return groups;
    }

    /** Any would do; the same one each time keeps probers running. */
    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void openOrPoint(Key key, Frontend frontend, @Nullable Pool pool) {
        OpenFrontend known = open.get(key);
        if (known != null) {
            known.pointTo(pool);
            return;
        }
        try {
            open.put(key, open(frontend, pool));
            failed.remove(key);
        } catch (IOException reason) {
            if (failed.add(key)) {
                LOG.log(
                        Level.WARNING,
                        () -> "Cannot listen on " + frontend + ": " + reason.getMessage() + ". Trying every "
                                + RETRY.toSeconds() + " s; end what holds the port, or add the address to lo.");
            }
        }
    }

    private OpenFrontend open(Frontend frontend, @Nullable Pool pool) throws IOException {
        return switch (frontend.transport()) {
            case TCP -> TcpFrontend.open(frontend, ports, pool);
            case UDP -> udp().open(frontend, pool);
        };
    }

    private UdpLoop udp() throws IOException {
        if (udp == null) {
            udp = UdpLoop.start(scale.real(UDP_IDLE));
        }
        return udp;
    }

    private void endPools(Set<String> wanted) {
        for (String id : List.copyOf(pools.keySet())) {
            if (!wanted.contains(id)) {
                Pool gone = pools.remove(id);
                if (gone != null) {
                    gone.end();
                }
            }
        }
    }

    private void retryLater() {
        if (!failed.isEmpty() && retry == null) {
            retry = Thread.ofVirtual().name("retry-frontends").start(this::retryFailed);
        }
    }

    private void retryFailed() {
        try {
            while (stillFailing()) {
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean stillFailing() {
        if (!closed && !failed.isEmpty()) {
            apply(desired);
        }
        boolean again = !closed && !failed.isEmpty();
        if (!again) {
            retry = null;
        }
        return again;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        apply(DataPlaneState.EMPTY);
        closed = true;
        if (retry != null) {
            retry.interrupt();
        }
        if (udp != null) {
            udp.close();
        }
        events.close();
    }
}
