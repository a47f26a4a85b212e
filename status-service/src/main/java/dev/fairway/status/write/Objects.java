package dev.fairway.status.write;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.status.StatusConfig;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Services that Kubernetes shows, and what our own last write made of them where the informer is not there yet. */
@ApplicationScoped
public class Objects {
    private final StatusConfig config;
    private final KubernetesClient kubernetes;
    private final Retrying retrying;
    private final Map<String, Service> written = new ConcurrentHashMap<>();
    private volatile @Nullable SharedIndexInformer<Service> informer;
    private volatile Consumer<SourceRef> changed = source -> {};

    Objects(StatusConfig config, KubernetesClient kubernetes, Retrying retrying) {
        this.config = config;
        this.kubernetes = kubernetes;
        this.retrying = retrying;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("services").start(() -> informer = retrying.untilDone("list Services", this::follow));
    }

    /** Told of every object that changed. */
    void onChange(Consumer<SourceRef> listener) {
        changed = listener;
    }

    private SharedIndexInformer<Service> follow() {
        SharedIndexInformer<Service> services = kubernetes
                .services()
                .inAnyNamespace()
                .runnableInformer(0)
                .addEventHandler(new ResourceEventHandler<>() {
                    @Override
                    public void onAdd(Service service) {
                        changed.accept(source(service));
                    }

                    @Override
                    public void onUpdate(Service before, Service after) {
                        changed.accept(source(after));
                    }

                    @Override
                    public void onDelete(Service service, boolean unknown) {
                        written.remove(name(service));
                    }
                });
        services.start().toCompletableFuture().join();
        return services;
    }

    public boolean isWatching() {
        SharedIndexInformer<Service> now = informer;
        return now != null && now.isWatching();
    }

    Optional<Service> get(SourceRef source) {
        SharedIndexInformer<Service> now = informer;
        String key = source.namespace() + "/" + source.name();
        Service shown = now == null ? null : now.getStore().getByKey(key);
        Service ours = written.get(key);
        if (shown == null) {
            return Optional.empty();
        }
        return Optional.of(ours != null && version(ours) > version(shown) ? ours : shown);
    }

    void wrote(Service service) {
        written.put(name(service), service);
    }

    /** The API server was of another opinion than what we remember of our own write. */
    void doubt(SourceRef source) {
        written.remove(source.namespace() + "/" + source.name());
    }

    private SourceRef source(Service service) {
        return new SourceRef(
                config.cluster(),
                Kind.SERVICE,
                service.getMetadata().getNamespace(),
                service.getMetadata().getName());
    }

    private static String name(Service service) {
        return service.getMetadata().getNamespace() + "/"
                + service.getMetadata().getName();
    }

    /** Versions are opaque by contract and numbers in every API server there is; at worst a write is tried once more. */
    private static long version(Service service) {
        try {
            return Long.parseLong(service.getMetadata().getResourceVersion());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
