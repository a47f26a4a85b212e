package dev.fairway.status.write;

import dev.fairway.status.fold.Note;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Events have computed names, so that a repeat after a crash is no second event. Nobody waits for one, and one may be lost. */
@ApplicationScoped
public class Events {
    private static final Logger LOG = Logger.getLogger(Events.class);
    private static final int LONGEST = 1024; // the API's limit for a message

    private final KubernetesClient kubernetes;

    Events(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    void write(Service service, Note note) {
        Thread.ofVirtual().name("event").start(() -> create(event(service, note)));
    }

    private void create(Event event) {
        try {
            kubernetes
                    .v1()
                    .events()
                    .inNamespace(event.getMetadata().getNamespace())
                    .resource(event)
                    .create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409) {
                LOG.debugf("event %s is lost: %s", event.getReason(), e.getMessage());
            }
        }
    }

    private static Event event(Service service, Note note) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String identity = service.getMetadata().getUid() + note.reason() + note.once();
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(service.getMetadata().getNamespace())
                .withName(service.getMetadata().getName() + "."
                        + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                                .toString()
                                .replace("-", "")
                                .substring(0, 16))
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion("v1")
                .withKind("Service")
                .withNamespace(service.getMetadata().getNamespace())
                .withName(service.getMetadata().getName())
                .withUid(service.getMetadata().getUid())
                .endInvolvedObject()
                .withType(note.warning() ? "Warning" : "Normal")
                .withReason(note.reason())
                .withMessage(note.message().length() > LONGEST ? note.message().substring(0, LONGEST) : note.message())
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent("fairway")
                .endSource()
                .build();
    }
}
