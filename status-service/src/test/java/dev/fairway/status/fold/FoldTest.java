package dev.fairway.status.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.status.fold.Verdict.Finalizer;
import dev.fairway.status.fold.Verdict.StatusChange;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final String NOW = "2026-01-02T03:04:05Z";
    private static final String EARLIER = "2026-01-01T00:00:00Z";
    private static final SourceRef WEB = new SourceRef("laptop", Kind.SERVICE, "default", "web");
    private static final Address HOST =
            Address.ofHostname("web.elb.example", List.of(new Address.PortStatus(80, "TCP", null)));
    private static final Condition READY =
            new Condition("fairway.dev/Provisioned-aws", "True", "Ready", "The load balancer is ready.", EARLIER);
    private static final Shown PLAIN =
            new Shown("default", "web", "u1", "7", false, true, false, List.of(), List.of(), List.of());

    @Test
    @DisplayName("C-02: a claimed Service gets our finalizer first, and one event")
    void claimed() {
        Verdict verdict = fold(PLAIN, reconciler(new Phase.Claimed()));

        assertThat(verdict.finalizer()).isEqualTo(Finalizer.ADD);
        assertThat(verdict.status()).isNull();
        assertThat(reasons(verdict)).containsExactly("EnsuringLoadBalancer");
    }

    @Test
    @DisplayName("C-02: a ready one shows address and condition")
    void ready() {
        Verdict verdict = fold(finalized(), reconciler(new Phase.Claimed()), aws(new Phase.Ready(List.of()), HOST));

        assertThat(verdict.finalizer()).isEqualTo(Finalizer.KEEP);
        assertThat(change(verdict).ingress()).containsExactly(HOST);
        assertThat(change(verdict).set())
                .containsExactly(new Condition(READY.type(), "True", "Ready", "The load balancer is ready.", NOW));
        assertThat(reasons(verdict)).containsExactly("EnsuredLoadBalancer");
    }

    @Test
    @DisplayName("C-05, C-65, R11: where nobody said anything nothing is written, not even a repair")
    void silence() {
        Shown foreign = new Shown(
                "default", "web", "u1", "7", false, true, false, List.of("other/f"), List.of(HOST), List.of(READY));

        assertThat(Fold.fold(foreign, List.of(), NOW)).isEqualTo(new Verdict(Finalizer.KEEP, null, List.of()));
    }

    @Test
    @DisplayName("C-13: a Service with our finalizer gets no second patch of it")
    void alreadyFinalized() {
        assertThat(fold(finalized(), reconciler(new Phase.Claimed())).isNothing())
                .isTrue();
    }

    @Test
    @DisplayName("C-08: a Service that wants a balancer again keeps its finalizer although Released was said")
    void wantedAgain() {
        assertThat(fold(finalized(), reconciler(new Phase.Released())).finalizer())
                .isEqualTo(Finalizer.KEEP);
        assertThat(fold(PLAIN, reconciler(new Phase.Claimed())).finalizer()).isEqualTo(Finalizer.ADD);
    }

    @Test
    @DisplayName("C-09, I5: the finalizer goes on Released alone, and only if the object is not wanted")
    void released() {
        Shown deleting = deleting();

        assertThat(fold(deleting, reconciler(new Phase.Claimed()), aws(new Phase.Gone()))
                        .finalizer())
                .isEqualTo(Finalizer.KEEP);
        Verdict verdict = fold(deleting, reconciler(new Phase.Released()), aws(new Phase.Gone()));
        assertThat(verdict.finalizer()).isEqualTo(Finalizer.REMOVE);
        assertThat(verdict.status()).isNull();
        assertThat(reasons(verdict)).containsExactly("DeletedLoadBalancer");
    }

    @Test
    void aDeletingServiceIsNeverClaimed() {
        Shown deleting =
                new Shown("default", "web", "u1", "7", true, true, false, List.of("other/f"), List.of(), List.of());

        assertThat(fold(deleting, reconciler(new Phase.Claimed())).finalizer()).isEqualTo(Finalizer.KEEP);
    }

    @Test
    void anAbandonedServiceIsLetGo() {
        Shown abandoned = new Shown("default", "web", "u1", "7", false, true, true, ours(), List.of(), List.of());

        assertThat(fold(abandoned, reconciler(new Phase.Released())).finalizer())
                .isEqualTo(Finalizer.REMOVE);
    }

    @Test
    @DisplayName("C-07: after a change of type nothing of ours is left on the object")
    void typeChanged() {
        Condition foreign = new Condition("example.com/Other", "True", "Fine", "", EARLIER);
        Condition old = new Condition("fairway.dev/Provisioned-gcp", "True", "Ready", "", EARLIER);
        Shown clusterIp = new Shown(
                "default", "web", "u1", "7", false, false, false, ours(), List.of(HOST), List.of(READY, foreign, old));

        Verdict verdict = fold(clusterIp, reconciler(new Phase.Released()), aws(new Phase.Gone()));

        assertThat(verdict.finalizer()).isEqualTo(Finalizer.REMOVE);
        assertThat(change(verdict).ingress()).isEmpty();
        assertThat(change(verdict).removed()).containsExactly(READY.type(), old.type());
    }

    @Test
    @DisplayName("C-11: a failing deletion keeps the finalizer and says why")
    void failingDeletion() {
        Verdict verdict = fold(
                deleting(),
                reconciler(new Phase.Claimed()),
                aws(failed(
                        FailureKind.DENIED, "AccessDenied", "elasticloadbalancing:DeleteLoadBalancer", "not allowed")));

        assertThat(verdict.finalizer()).isEqualTo(Finalizer.KEEP);
        assertThat(reasons(verdict)).containsExactly("DeletingLoadBalancer", "SyncLoadBalancerFailed");
        assertThat(verdict.tellings().getLast().message()).contains("DeleteLoadBalancer: not allowed");
    }

    @Test
    @DisplayName("C-66: a provider without an address takes none away before it spoke")
    void noProviderYet() {
        Shown shown = new Shown("default", "web", "u1", "7", false, true, false, ours(), List.of(HOST), List.of());

        assertThat(fold(shown, reconciler(new Phase.Claimed())).status()).isNull();
    }

    @Test
    @DisplayName("C-67: what is shown already is not patched, in whatever order and form it was said")
    void equalIsNoPatch() {
        Address a = new Address("10.0.0.1", null, "VIP", List.of());
        Address b = new Address("10.0.0.2", null, "VIP", List.of());
        Shown shown = new Shown("default", "web", "u1", "7", false, true, false, ours(), List.of(a, b), List.of(READY));

        Verdict verdict = fold(
                shown,
                reconciler(new Phase.Claimed()),
                aws(new Phase.Ready(List.of()), new Address("10.0.0.2", null, null, List.of()), a));

        assertThat(verdict.isNothing()).isTrue();
    }

    @Test
    @DisplayName("C-68: a status that somebody wiped is written again, without a new event")
    void wiped() {
        Verdict verdict = fold(finalized(), reconciler(new Phase.Claimed()), aws(new Phase.Ready(List.of()), HOST));

        assertThat(change(verdict).ingress()).containsExactly(HOST);
        assertThat(verdict.tellings().getFirst().occasion()).isEqualTo("Ensured|aws|5");
    }

    @Test
    void severalProvidersAddUp() {
        Address ip = new Address("10.0.0.1", null, "VIP", List.of());
        Verdict verdict = fold(
                finalized(),
                reconciler(new Phase.Claimed()),
                aws(new Phase.Ready(List.of()), HOST),
                outcome("gcp", new Phase.Progressing("WaitingForHealth", "soon", List.of()), ip));

        assertThat(change(verdict).ingress()).containsExactly(HOST, ip);
        assertThat(change(verdict).set())
                .extracting(c -> c.type() + "=" + c.status())
                .containsExactly("fairway.dev/Provisioned-aws=True", "fairway.dev/Provisioned-gcp=Unknown");
    }

    @Test
    void aRejectionNamesEveryProblemAndHealsAway() {
        Verdict rejected = fold(
                finalized(),
                reconciler(failed(FailureKind.REJECTED, "Unsupported", "spec.ports[0]", "SCTP cannot be")));
        Condition accepted = change(rejected).set().getFirst();

        assertThat(accepted.type() + " " + accepted.status() + " " + accepted.reason() + " " + accepted.message())
                .isEqualTo("fairway.dev/Accepted False Unsupported spec.ports[0]: SCTP cannot be");
        assertThat(reasons(rejected)).containsExactly("SyncLoadBalancerFailed");

        Shown shown = new Shown("default", "web", "u1", "7", false, true, false, ours(), List.of(), List.of(accepted));
        assertThat(change(fold(shown, reconciler(new Phase.Claimed()))).removed())
                .containsExactly("fairway.dev/Accepted");
    }

    @Test
    void aTransitionTimeMovesWithTheStatusAlone() {
        Shown shown = new Shown("default", "web", "u1", "7", false, true, false, ours(), List.of(), List.of(READY));
        Problem note = new Problem("X", "node-1", "is left out");

        Verdict verdict = fold(shown, reconciler(new Phase.Claimed()), aws(new Phase.Ready(List.of(note))));

        assertThat(change(verdict).set().getFirst().since()).isEqualTo(EARLIER);
        assertThat(change(verdict).set().getFirst().message()).isEqualTo("node-1: is left out");
    }

    @Test
    @DisplayName("R2: a forgotten outcome takes nothing away")
    void forgotten() {
        Shown shown = new Shown("default", "web", "u1", "7", false, true, false, ours(), List.of(HOST), List.of(READY));

        assertThat(fold(shown, reconciler(new Phase.Claimed())).isNothing()).isTrue();
    }

    @Test
    void anEventOfAPassingFailureIsTheSameForEveryTry() {
        Verdict one = fold(finalized(), aws(failed(FailureKind.THROTTLED, "Throttled", "CreateRule", "request 1")));
        Verdict other = fold(finalized(), aws(failed(FailureKind.THROTTLED, "Throttled", "CreateRule", "request 2")));

        assertThat(one.tellings().getFirst().occasion())
                .isEqualTo(other.tellings().getFirst().occasion());
    }

    private static Verdict fold(Shown shown, Outcome... said) {
        return Fold.fold(shown, List.of(said), NOW);
    }

    private static Shown finalized() {
        return new Shown("default", "web", "u1", "7", false, true, false, ours(), List.of(), List.of());
    }

    private static Shown deleting() {
        return new Shown("default", "web", "u1", "7", true, true, false, ours(), List.of(), List.of());
    }

    private static List<String> ours() {
        return List.of(Finalizers.LOAD_BALANCER);
    }

    private static Outcome reconciler(Phase phase) {
        return outcome(Outcome.RECONCILER, phase);
    }

    private static Outcome aws(Phase phase, Address... addresses) {
        return outcome("aws", phase, addresses);
    }

    private static Outcome outcome(String writer, Phase phase, Address... addresses) {
        return new Outcome(WEB, "u1", writer, 5, phase, List.of(addresses), List.of());
    }

    private static Phase failed(FailureKind kind, String reason, String subject, String message) {
        return new Phase.Failed(kind, List.of(new Problem(reason, subject, message)));
    }

    private static StatusChange change(Verdict verdict) {
        return Objects.requireNonNull(verdict.status());
    }

    private static List<String> reasons(Verdict verdict) {
        return verdict.tellings().stream().map(Telling::reason).toList();
    }
}
