package dev.fairway.status.write;

import dev.fairway.status.fold.Shown;
import dev.fairway.status.fold.Telling;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Tells events beside the work, one object's in order. Their names are computed, so that the API server itself refuses a
 * repeat. One that cannot be told in a few tries is dropped: conditions say the same.
 */
final class Events {
    private static final Logger LOG = Logger.getLogger(Events.class);
    private static final String COMPONENT = "fairway";
    private static final int AT_ONCE = 8;
    private static final int TRIES = 5;
    private static final int CONFLICT = 409;

    private final KubernetesClient kubernetes;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Events(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    void tell(Shown about, List<Telling> tellings) {
        if (!tellings.isEmpty()) {
            Thread.ofVirtual().name("events-" + about.name()).start(() -> tellNow(about, tellings));
        }
    }

    private void tellNow(Shown about, List<Telling> tellings) {
        try {
            room.acquire();
            try {
                for (Telling telling : tellings) {
                    create(event(about, telling));
                }
            } finally {
                room.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void create(Event event) throws InterruptedException {
        Duration pause = Duration.ofMillis(200);
        for (int tries = 1; tries <= TRIES; tries++) {
            try {
                kubernetes.v1().events().resource(event).create();
                return;
            } catch (KubernetesClientException e) {
                if (e.getCode() == CONFLICT) {
                    return;
                }
                boolean refused = e.getCode() >= 400 && e.getCode() < 500 && e.getCode() != 429;
                if (refused || tries == TRIES) {
                    LOG.debugf("event %s is dropped: %s", event.getMetadata().getName(), e.getMessage());
                    return;
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private static Event event(Shown about, Telling telling) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(name(about, telling))
                .withNamespace(about.namespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion("v1")
                .withKind("Service")
                .withNamespace(about.namespace())
                .withName(about.name())
                .withUid(about.uid())
                .endInvolvedObject()
                .withType(telling.warning() ? "Warning" : "Normal")
                .withReason(telling.reason())
                .withMessage(telling.message())
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent(COMPONENT)
                .endSource()
                .withReportingComponent(COMPONENT)
                .withReportingInstance(COMPONENT)
                .build();
    }

    static String name(Shown about, Telling telling) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((about.uid() + "|" + telling.reason() + "|" + telling.occasion())
                            .getBytes(StandardCharsets.UTF_8));
            return about.name() + "." + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
