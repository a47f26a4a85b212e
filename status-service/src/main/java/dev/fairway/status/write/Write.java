package dev.fairway.status.write;

import dev.fairway.status.fold.Shown;
import dev.fairway.status.fold.Wanted;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** At most two patches for an object, then its events. A finalizer to add goes first: all else waits for it. */
@ApplicationScoped
public class Write {
    private static final PatchContext JSON = PatchContext.of(PatchType.JSON);
    private static final PatchContext STRATEGIC = PatchContext.of(PatchType.STRATEGIC_MERGE);

    private final KubernetesClient kubernetes;
    private final Objects objects;
    private final Events events;

    Write(KubernetesClient kubernetes, Objects objects, Events events) {
        this.kubernetes = kubernetes;
        this.objects = objects;
        this.events = events;
    }

    void apply(Service service, Shown shown, Wanted wanted) {
        ServiceResource<Service> resource = kubernetes
                .services()
                .inNamespace(service.getMetadata().getNamespace())
                .withName(service.getMetadata().getName());
        if (wanted.finalizer() == Wanted.FinalizerStep.ADD) {
            objects.wrote(resource.patch(
                    JSON, Patches.addFinalizer(shown, service.getMetadata().getResourceVersion())));
        }
        if (wanted.changesStatus()) {
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            objects.wrote(resource.subresource("status").patch(STRATEGIC, Patches.status(shown, wanted, now)));
        }
        wanted.notes().forEach(note -> events.write(service, note));
        if (wanted.finalizer() == Wanted.FinalizerStep.REMOVE) {
            objects.wrote(resource.patch(JSON, Patches.removeFinalizer(shown)));
        }
    }
}
