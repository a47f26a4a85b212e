package dev.fairway.status.write;

import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.status.fold.Fold;
import dev.fairway.status.fold.Shown;
import dev.fairway.status.fold.Verdict;
import dev.fairway.status.fold.Verdict.StatusChange;
import dev.fairway.status.receive.Said;
import dev.fairway.status.shown.ShownServices;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One look at one Service: what was said against what is shown, and the writes that follow. */
public final class Turn {
    private static final Logger LOG = Logger.getLogger(Turn.class);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;

    private final Said said;
    private final ShownServices services;
    private final Kubernetes kubernetes;
    private final Events events;
    private final MeterRegistry metrics;
    private final Told told = new Told();
    private final Pace<SourceRef> pace = new Pace<>();

    private Turn(Said said, ShownServices services, Kubernetes kubernetes, Events events, MeterRegistry metrics) {
        this.said = said;
        this.services = services;
        this.kubernetes = kubernetes;
        this.events = events;
        this.metrics = metrics;
    }

    public static Turn of(Said said, ShownServices services, KubernetesClient client, MeterRegistry metrics) {
        return new Turn(said, services, new Kubernetes(client), new Events(client), metrics);
    }

    /** @return when to look again, if not everything could be written */
    public Optional<Duration> take(SourceRef source) {
        Optional<Shown> shown = services.isListed() ? services.get(source) : Optional.empty();
        if (shown.isEmpty()) {
            pace.forget(source);
            return Optional.empty();
        }
        List<Outcome> outcomes = said.of(source, shown.get().uid());
        try {
            return outcomes.isEmpty() ? Optional.empty() : write(source, shown.get(), outcomes);
        } catch (KubernetesClientException e) {
            return failed(source, shown.get(), e);
        }
    }

    private Optional<Duration> write(SourceRef source, Shown shown, List<Outcome> outcomes) {
        Verdict verdict = Fold.fold(
                shown, outcomes, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        String body = verdict.finalizer() + " " + unstamped(verdict.status());
        if (!verdict.isNothing()) {
            Duration wait = pace.before(source, body, System.nanoTime());
            if (!wait.isZero()) {
                return Optional.of(wait);
            }
            apply(shown, verdict);
            pace.written(source, body, System.nanoTime());
        }
        events.tell(shown, told.news(shown.uid(), verdict.tellings(), !verdict.isNothing()));
        if (verdict.finalizer() == Verdict.Finalizer.REMOVE) {
            told.forget(shown.uid());
        }
        return Optional.empty();
    }

    /** The finalizer first when it comes, since a balancer waits for it; last when it goes, since the object may go with it. */
    private void apply(Shown shown, Verdict verdict) {
        Shown now = shown;
        if (verdict.finalizer() == Verdict.Finalizer.ADD) {
            now = seen(kubernetes.patchFinalizers(now, Patches.addFinalizer(now)), "finalizer-added");
        }
        if (verdict.status() != null) {
            now = seen(kubernetes.patchStatus(now, Patches.status(now, verdict.status())), "status");
        }
        if (verdict.finalizer() == Verdict.Finalizer.REMOVE) {
            seen(kubernetes.patchFinalizers(now, Patches.removeFinalizer(now)), "finalizer-removed");
        }
    }

    private Shown seen(Shown answer, String what) {
        services.answered(answer);
        metrics.counter("fairway.status.writes", "what", what).increment();
        return answer;
    }

    private Optional<Duration> failed(SourceRef source, Shown shown, KubernetesClientException e) {
        metrics.counter("fairway.status.failures", "code", Integer.toString(e.getCode()))
                .increment();
        return switch (e.getCode()) {
            case NOT_FOUND -> {
                services.deleted(shown);
                yield Optional.empty();
            }
            case CONFLICT, INVALID -> {
                reread(shown, e);
                yield Optional.of(pace.failed(source, System.nanoTime()));
            }
            default -> {
                Duration pause = pace.failed(source, System.nanoTime());
                LOG.warnf("cannot write %s, trying again in %s: %s", source, pause, e.getMessage());
                yield Optional.of(pause);
            }
        };
    }

    /** It changed since we saw it, or the patch is refused. */
    private void reread(Shown shown, KubernetesClientException refusal) {
        try {
            kubernetes.read(shown).ifPresentOrElse(services::answered, () -> services.deleted(shown));
            LOG.debugf("%s/%s is looked at again: %s", shown.namespace(), shown.name(), refusal.getMessage());
        } catch (KubernetesClientException e) {
            LOG.debugf("cannot read %s/%s: %s", shown.namespace(), shown.name(), e.getMessage());
        }
    }

    /** What is written, but for the times. */
    private static String unstamped(@Nullable StatusChange change) {
        if (change == null) {
            return "";
        }
        return change.ingress() + " " + change.removed() + " "
                + change.set().stream()
                        .map(c -> c.type() + c.status() + c.reason() + c.message())
                        .toList();
    }
}
