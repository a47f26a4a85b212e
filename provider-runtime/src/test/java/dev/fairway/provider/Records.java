package dev.fairway.provider;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.Listener;
import dev.fairway.contracts.model.Pool;
import dev.fairway.contracts.model.Protocol;
import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.model.TrafficPolicy;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.view.TopicView;
import dev.fairway.runtime.view.TopicViewConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Plays the reconciler: writes desired states and backends, reads outcomes. */
@ApplicationScoped
public class Records {
    static final String CLUSTER = "laptop";
    static final String CLUSTER_UID = "cluster-uid";

    private final Publisher publisher;
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final KafkaSettings kafka;
    private @Nullable TopicView<Outcome> view;

    Records(Publisher publisher, KafkaSettings kafka) {
        this.publisher = publisher;
        this.kafka = kafka;
    }

    synchronized List<Outcome> outcomes() {
        if (view == null) {
            TopicViewConfig config = new TopicViewConfig(kafka.assigned(), Topics.OUTCOMES);
            view = TopicView.follow(config, Codec.of(Outcome.class), new TopicView.Listener<>() {
                @Override
                public void changed(String key, Decoded<Outcome> value, ConsumerRecord<String, byte[]> record) {
                    if (value instanceof Decoded.Read<Outcome> read) {
                        outcomes.add(read.value());
                    }
                }

                @Override
                public void caughtUp() {}
            });
        }
        return outcomes;
    }

    void present(String name, long generation, int... ports) {
        SourceRef source = source(name);
        Frontend frontend = frontend(name, ports);
        send(new Desired.Present(source.toString(), source, uid(name), CLUSTER_UID, generation, frontend));
    }

    void absent(String name, long generation) {
        SourceRef source = source(name);
        send(new Desired.Absent(source.toString(), source, uid(name), CLUSTER_UID, generation));
    }

    void send(Desired desired) {
        raw(desired.domain(), desired.key().toString(), Codec.of(Desired.class).encode(desired));
    }

    void raw(String domain, String key, byte @Nullable [] value) {
        publisher
                .send(Envelope.of(Topics.desired("fake"), domain, key, value, "dev.fairway.desired.v1"))
                .join();
    }

    void text(String name, String value) {
        String source = source(name).toString();
        raw(source, source + "|" + source + "|" + uid(name), value.getBytes(StandardCharsets.UTF_8));
    }

    void tombstone(String name) {
        String source = source(name).toString();
        raw(source, source + "|" + source + "|" + uid(name), null);
    }

    /** Records on a topic, as many as there are now. */
    int countOn(String topic) {
        List<String> keys = new CopyOnWriteArrayList<>();
        TopicViewConfig config = new TopicViewConfig(kafka.assigned(), topic);
        try (TopicView<Map> view = TopicView.follow(config, Codec.of(Map.class), new TopicView.Listener<>() {
            @Override
            public void changed(String key, Decoded<Map> value, ConsumerRecord<String, byte[]> record) {
                keys.add(key);
            }

            @Override
            public void caughtUp() {}
        })) {
            view.awaitCaughtUp(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return keys.size();
    }

    void pods(String name, long version, String... addresses) {
        List<Target> targets = new ArrayList<>();
        for (String address : addresses) {
            targets.add(new Target(List.of(address), 8080, "node-1", "a", null, true, true, false, Map.of()));
        }
        String key = BackendSet.podsOf(CLUSTER, "default", name, "");
        byte[] value = Codec.of(BackendSet.class).encode(new BackendSet(key, version, targets));
        publisher
                .send(Envelope.of(Topics.BACKENDS, key, key, value, "dev.fairway.backends.v1"))
                .join();
    }

    static SourceRef source(String name) {
        return new SourceRef(CLUSTER, Kind.SERVICE, "default", name);
    }

    static String uid(String name) {
        return "uid-" + name;
    }

    private static Frontend frontend(String name, int... ports) {
        List<Listener> listeners = new ArrayList<>();
        for (int port : ports) {
            String pods = BackendSet.podsOf(CLUSTER, "default", name, "");
            Pool pool = new Pool(BackendSet.nodesOf(CLUSTER), 30000 + port, pods, "http");
            listeners.add(new Listener("", Protocol.TCP, port, null, pool));
        }
        return new Frontend(
                source(name),
                uid(name),
                CLUSTER_UID,
                null,
                listeners,
                List.of(),
                TrafficPolicy.CLUSTER,
                0,
                null,
                null,
                true,
                List.of("IPv4"),
                Map.of());
    }

    Optional<Outcome> latest(String name) {
        return outcomes().stream().filter(o -> o.source().equals(source(name))).reduce((_, b) -> b);
    }

    Outcome last(String name) {
        return latest(name).orElseThrow(() -> new AssertionError("nothing was said of " + name));
    }

    void awaitPhase(String name, Class<? extends Phase> phase, long generation) {
        await(
                name + " is " + phase.getSimpleName() + " at " + generation,
                () -> latest(name)
                        .filter(last -> phase.isInstance(last.phase()) && last.generation() == generation)
                        .isPresent());
    }

    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 20 s: " + what + "; outcomes: " + outcomes());
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
