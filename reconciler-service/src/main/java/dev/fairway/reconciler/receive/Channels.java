package dev.fairway.reconciler.receive;

import dev.fairway.reconciler.ReconcileLoop;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** One ordered channel per topic; all do the same with what they bring. */
@ApplicationScoped
public class Channels {
    private final ReconcileLoop loop;

    Channels(ReconcileLoop loop) {
        this.loop = loop;
    }

    @Incoming("services")
    @Blocking(ordered = true)
    public void services(ConsumerRecords<String, byte[]> batch) {
        loop.run(batch);
    }

    @Incoming("endpoints")
    @Blocking(ordered = true)
    public void endpoints(ConsumerRecords<String, byte[]> batch) {
        loop.run(batch);
    }

    @Incoming("nodes")
    @Blocking(ordered = true)
    public void nodes(ConsumerRecords<String, byte[]> batch) {
        loop.run(batch);
    }

    @Incoming("clusters")
    @Blocking(ordered = true)
    public void clusters(ConsumerRecords<String, byte[]> batch) {
        loop.run(batch);
    }

    @Incoming("providers")
    @Blocking(ordered = true)
    public void providers(ConsumerRecords<String, byte[]> batch) {
        loop.run(batch);
    }

    @Incoming("outcomes")
    @Blocking(ordered = true)
    public void outcomes(ConsumerRecords<String, byte[]> batch) {
        loop.run(batch);
    }
}
