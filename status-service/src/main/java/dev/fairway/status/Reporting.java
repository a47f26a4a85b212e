package dev.fairway.status;

import dev.fairway.contracts.SourceRef;
import dev.fairway.runtime.kubernetes.ClientSettings;
import dev.fairway.runtime.kubernetes.ListWatch;
import dev.fairway.status.fold.Shown;
import dev.fairway.status.receive.Outcomes;
import dev.fairway.status.receive.Said;
import dev.fairway.status.shown.ShownServices;
import dev.fairway.status.shown.ShownTrim;
import dev.fairway.status.write.Lanes;
import dev.fairway.status.write.Turn;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.kubernetes.client.KubernetesConfigCustomizer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Whatever changes, an outcome or a Service, nudges the Service's lane; its turn compares the two and writes. */
@ApplicationScoped
public class Reporting implements Outcomes.Heard {
    private final StatusConfig config;
    private final KubernetesClient kubernetes;
    private final ShownServices services;
    private final Lanes<SourceRef> lanes;
    private @Nullable ListWatch<Service, Shown> watch;

    Reporting(StatusConfig config, KubernetesClient kubernetes, Said said, MeterRegistry metrics) {
        this.config = config;
        this.kubernetes = kubernetes;
        this.services = new ShownServices(config.cluster(), this::nudge);
        Turn turn = Turn.of(said, services, kubernetes, metrics);
        this.lanes = new Lanes<>(turn::take);
    }

    void start(@Observes StartupEvent event) {
        watch = ListWatch.follow(kubernetes.services().inAnyNamespace(), "services", ShownTrim::trim, services);
    }

    @Override
    public void of(SourceRef source) {
        if (source.cluster().equals(config.cluster())) {
            nudge(source);
        }
    }

    private void nudge(SourceRef source) {
        lanes.nudge(source);
    }

    boolean seesKubernetes() {
        ListWatch<Service, Shown> now = watch;
        return now != null && services.isListed() && now.isConnected();
    }

    void stop(@Observes ShutdownEvent event) {
        lanes.close();
        if (watch != null) {
            watch.close();
        }
    }

    @Produces
    @ApplicationScoped
    static Said said() {
        return new Said();
    }

    @Produces
    @Singleton
    static KubernetesConfigCustomizer client() {
        return ClientSettings::apply;
    }
}
