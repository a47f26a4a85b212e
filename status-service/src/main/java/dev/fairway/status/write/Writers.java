package dev.fairway.status.write;

import dev.fairway.contracts.SourceRef;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.status.fold.Fold;
import dev.fairway.status.fold.Shown;
import dev.fairway.status.fold.Wanted;
import dev.fairway.status.receive.Outcomes;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One writer an object while there is something to write: in order, always from the newest, never in another's way. */
@ApplicationScoped
public class Writers {
    private static final Logger LOG = Logger.getLogger(Writers.class);
    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Outcomes outcomes;
    private final Objects objects;
    private final Write write;
    private final Retrying retrying;
    /** Present: a writer runs. True: it has to look once more. */
    private final Map<SourceRef, Boolean> running = new ConcurrentHashMap<>();

    Writers(Outcomes outcomes, Objects objects, Write write, Retrying retrying) {
        this.outcomes = outcomes;
        this.objects = objects;
        this.write = write;
        this.retrying = retrying;
        objects.onChange(this::wake);
    }

    public void wake(SourceRef source) {
        if (outcomes.of(source).isEmpty()) {
            return; // nothing was ever said of it
        }
        Boolean before = running.putIfAbsent(source, false);
        if (before == null) {
            Thread.ofVirtual().name(source.toString()).start(() -> run(source));
        } else {
            running.computeIfPresent(source, (s, again) -> true);
        }
    }

    private void run(SourceRef source) {
        Duration pause = FIRST;
        while (!retrying.isStopping()) {
            running.put(source, false);
            if (attempt(source)) {
                pause = FIRST;
                if (running.remove(source, false)) {
                    return;
                }
            } else {
                if (!sleep(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
            }
        }
    }

    /** @return false to try again */
    private boolean attempt(SourceRef source) {
        Optional<Service> service = objects.get(source);
        if (service.isEmpty()) {
            return true; // it is gone, or not listed yet, which wakes us
        }
        Shown shown = Showing.of(service.get());
        Wanted wanted = Fold.of(shown, outcomes.of(source));
        try {
            write.apply(service.get(), shown, wanted);
            return true;
        } catch (KubernetesClientException e) {
            objects.doubt(source);
            if (e.getCode() == 404) {
                return true;
            }
            LOG.debugf("%s is written again: %s", source, e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s is written again", source);
            return false;
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
