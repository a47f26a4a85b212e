package dev.fairway.status.write;

import dev.fairway.status.fold.Shown;
import dev.fairway.status.shown.ShownTrim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ServiceResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Optional;

/** The three calls that are made about a Service. Each answers with the object as it is then. */
final class Kubernetes {
    private final KubernetesClient client;

    Kubernetes(KubernetesClient client) {
        this.client = client;
    }

    Shown patchFinalizers(Shown shown, String body) {
        return ShownTrim.trim(of(shown).patch(PatchContext.of(PatchType.JSON), body));
    }

    Shown patchStatus(Shown shown, String body) {
        return ShownTrim.trim(of(shown).subresource("status").patch(PatchContext.of(PatchType.STRATEGIC_MERGE), body));
    }

    Optional<Shown> read(Shown shown) {
        return Optional.ofNullable(of(shown).get()).map(ShownTrim::trim);
    }

    private ServiceResource<Service> of(Shown shown) {
        return client.services().inNamespace(shown.namespace()).withName(shown.name());
    }
}
