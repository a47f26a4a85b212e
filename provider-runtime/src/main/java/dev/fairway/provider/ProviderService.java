package dev.fairway.provider;

import dev.fairway.provider.announce.Announce;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.spi.CloudProvider;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** The service: hears desired states, keeps its leases, says what it serves. */
@ApplicationScoped
public class ProviderService {
    private static final Logger LOG = Logger.getLogger(ProviderService.class);

    private final ProviderConfig config;
    private final Outside outside;
    private final Runtime<?, ?> runtime;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leases").factory());

    ProviderService(
            CloudProvider<?, ?> provider,
            ProviderConfig config,
            Outside outside,
            @ConfigProperty(name = "fairway.provider") String name,
            @ConfigProperty(name = "fairway.replica") String replica) {
        if (!provider.announcement().provider().equals(name)) {
            throw new IllegalStateException("fairway.provider is '" + name + "', but the provider calls itself '"
                    + provider.announcement().provider() + "'; they must be the same");
        }
        this.config = config;
        this.outside = outside;
        this.runtime = Runtime.of(provider, config, outside, replica);
    }

    void start(@Observes StartupEvent event) {
        long period = config.renew().toMillis();
        clock.scheduleWithFixedDelay(this::renew, period, period, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(() -> aside(runtime::lookAround), 1, 1, TimeUnit.SECONDS);
        long sweep = config.sweep().toMillis();
        clock.scheduleWithFixedDelay(() -> aside(runtime.sweep()::run), sweep, sweep, TimeUnit.MILLISECONDS);
        runtime.world().follow(outside.kafka(), runtime.engine()::backendsChanged, _ -> runtime.readAccounts(), () -> {
            runtime.readAccounts();
            runtime.engine().wakeAll();
        });
        Thread.ofVirtual()
                .start(() -> new Announce(outside.publisher(), outside.retrying())
                        .announce(runtime.provider().announcement()));
    }

    @Incoming("desired")
    @Blocking(ordered = true)
    public void desired(ConsumerRecords<String, byte[]> records) {
        runtime.intake().take(records);
    }

    @Produces
    @Identifier("desired")
    @ApplicationScoped
    KafkaConsumerRebalanceListener assignment() {
        return runtime.assignment();
    }

    private void renew() {
        try {
            runtime.renew();
        } catch (RuntimeException e) {
            LOG.warnf("leases cannot be renewed; no call is made when they end: %s", e.toString());
        }
    }

    private static void aside(Runnable what) {
        Thread.ofVirtual().start(() -> {
            try {
                what.run();
            } catch (Retrying.Stopping e) {
                LOG.debug(e.getMessage());
            } catch (RuntimeException e) {
                LOG.warnf(e, "a look around ended early, the next one comes: %s", e.toString());
            }
        });
    }

    /** R8 and the rest of being ready: partitions assigned, backends and clusters read, leases valid. */
    public State state() {
        boolean leased = runtime.ownership().owned().stream()
                .allMatch(part -> runtime.ownership().outlasts(part, config.callTimeout()));
        return new State(
                runtime.assignment().assigned(),
                runtime.ownership().owned().size(),
                runtime.world().known(),
                leased);
    }

    /** @param assigned Kafka has told at least once which partitions are ours, maybe none */
    public record State(boolean assigned, int partitions, boolean worldKnown, boolean leased) {}

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
        runtime.close();
    }
}
