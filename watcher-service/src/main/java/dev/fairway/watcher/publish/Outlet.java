package dev.fairway.watcher.publish;

import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One topic as it should be. What equals the last sent value of a key is not sent again; what Kafka did not take is sent again,
 * in its newest form.
 */
public final class Outlet {
    private static final Logger LOG = Logger.getLogger(Outlet.class);
    static final String EPOCH = "fairway-epoch";
    private static final byte[] GONE = new byte[0];

    private final Publisher publisher;
    private final String topic;
    private final String type;
    private final long epoch;
    private final Map<String, byte[]> wanted = new ConcurrentHashMap<>();
    private final Set<String> unsent = ConcurrentHashMap.newKeySet();

    public Outlet(Publisher publisher, String topic, String type, long epoch) {
        this.publisher = publisher;
        this.topic = topic;
        this.type = type;
        this.epoch = epoch;
    }

    /** What the topic holds already, read before anything is sent. */
    public void holds(String key, byte[] value) {
        wanted.put(key, value);
    }

    /** The topic holds a tombstone for it. */
    public void forget(String key) {
        wanted.remove(key);
    }

    public void put(String key, byte[] value) {
        send(key, value);
    }

    public void remove(String key) {
        if (wanted.containsKey(key)) {
            send(key, GONE);
        }
    }

    private synchronized void send(String key, byte[] value) {
        byte[] before = wanted.put(key, value);
        if (before == null || !Arrays.equals(before, value)) {
            transmit(key, value);
        }
    }

    /** Somebody of a lower epoch wrote over it. */
    public synchronized void again(String key) {
        byte[] value = wanted.get(key);
        if (value != null) {
            transmit(key, value);
        }
    }

    /** What Kafka has not taken yet. */
    public synchronized void retry() {
        for (String key : Set.copyOf(unsent)) {
            unsent.remove(key);
            byte[] value = wanted.get(key);
            if (value != null) {
                transmit(key, value);
            }
        }
    }

    public Set<String> keys() {
        Set<String> keys = ConcurrentHashMap.newKeySet();
        wanted.forEach((key, value) -> {
            if (value != GONE) {
                keys.add(key);
            }
        });
        return keys;
    }

    public boolean isCaughtUp() {
        return unsent.isEmpty();
    }

    private void transmit(String key, byte[] value) {
        byte @Nullable [] body = value == GONE ? null : value;
        Envelope envelope = Envelope.of(topic, key, key, body, type).with(EPOCH, Long.toString(epoch));
        publisher.send(envelope).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.debugf("%s %s is sent again: %s", topic, key, failure.getMessage());
                unsent.add(key);
            } else if (value == GONE) {
                wanted.remove(key, GONE);
            }
        });
    }
}
