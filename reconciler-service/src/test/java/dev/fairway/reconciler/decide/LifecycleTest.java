package dev.fairway.reconciler.decide;

import static dev.fairway.reconciler.Given.AWS;
import static dev.fairway.reconciler.Given.CLUSTER;
import static dev.fairway.reconciler.Given.port;
import static dev.fairway.reconciler.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.reconciler.Given;
import dev.fairway.reconciler.Given.Web;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final Web WEB = Web.named("web");

    @Test
    @DisplayName("C-01: a ClusterIP Service that was never ours is met with silence")
    void clusterIpIsNotOurs() {
        assertThat(Story.of(CLUSTER, AWS).see(WEB.type("ClusterIP")).heard()).isEmpty();
    }

    @Test
    @DisplayName("C-02: claim, then present; nothing more while nothing changes (C-17)")
    void claimThenPresent() {
        Story story = Story.of(CLUSTER, AWS);
        assertThat(story.see(WEB).heard()).containsExactly("say Claimed");
        assertThat(story.see(WEB).heard()).isEmpty();
        assertThat(story.see(WEB.withFinalizer()).heard()).containsExactly("ask aws Present");
        assertThat(story.see(WEB.withFinalizer()).heard()).isEmpty();
    }

    @Test
    @DisplayName("once present, a finalizer that others took is no reason to withdraw")
    void aLostFinalizerWithdrawsNothing() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        assertThat(story.see(WEB.withoutFinalizer()).heard()).isEmpty();
        assertThat(story.see(WEB.ports(tcp("http", 81))).heard()).containsExactly("ask aws Present");
    }

    @Test
    @DisplayName(
            "C-04, C-17: SCTP is rejected; a running balancer keeps its last good form; healed it is claimed again")
    void aRejectionLeavesTheLastGoodForm() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        Desired before = story.desired("web-1");
        assertThat(story.see(WEB.withFinalizer().ports(port("SCTP", 9))).heard())
                .containsExactly("say Failed");
        assertThat(story.desired("web-1")).isEqualTo(before);
        assertThat(((Phase.Failed) story.own("web-1")).kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(story.see(WEB.withFinalizer()).heard()).containsExactly("say Claimed");
    }

    @Test
    @DisplayName("C-05, R11: an unknown class is met with silence; an announcement makes it ours")
    void silenceUntilAnnounced() {
        Story story = Story.of(CLUSTER);
        assertThat(story.see(WEB.withFinalizer()).heard()).isEmpty();
        assertThat(story.announced(AWS).heard()).containsExactly("say Claimed", "ask aws Present");
    }

    @Test
    @DisplayName("R2: an announcement that is missing withdraws nothing")
    void aForgottenAnnouncementWithdrawsNothing() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        assertThat(story.announcedNothing().heard()).isEmpty();
    }

    @Test
    @DisplayName("a class that changes to nobody's is a deletion; the finalizer goes after Gone")
    void aChangedClassIsWithdrawn() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        Web other = WEB.withFinalizer().ofClass("example.com/other");
        assertThat(story.see(other).heard()).containsExactly("ask aws Absent");
        assertThat(story.see(other).heard()).isEmpty();
        assertThat(story.gone("web-1").heard()).containsExactly("forget aws", "say Released");
    }

    @Test
    @DisplayName("a class that moves to another provider: Absent to the one, Present to the other")
    void aClassMovesToAnotherProvider() {
        Story story = Story.of(CLUSTER, AWS, Given.announcement("gcp", "fairway.dev/gcp", "fairway.dev/"))
                .see(WEB.withFinalizer());
        Web other = WEB.withFinalizer().ofClass("fairway.dev/gcp");
        assertThat(story.see(other).heard()).containsExactly("ask gcp Present", "ask aws Absent");
        assertThat(story.gone("web-1").heard()).containsExactly("forget aws");
    }

    @Test
    @DisplayName("without a class the cluster's default provider serves, or nobody")
    void theDefaultProvider() {
        Web plain = WEB.ofClass(null);
        ClusterRecord none = new ClusterRecord("laptop", "cluster-uid", 1, null, Map.of(), 0);
        assertThat(Story.of(CLUSTER, AWS).see(plain).heard()).containsExactly("say Claimed");
        assertThat(Story.of(none, AWS).see(plain).heard()).isEmpty();
    }

    @Test
    @DisplayName("deletion: Absent, and Released only after Gone of that generation (I5)")
    void deletionWaitsForGone() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        assertThat(story.see(WEB.withFinalizer().beingDeleted()).heard()).containsExactly("ask aws Absent");
        assertThat(story.goneBefore("web-1").heard()).isEmpty();
        assertThat(story.gone("web-1").heard()).containsExactly("forget aws", "say Released");
        assertThat(story.vanish().heard()).isEmpty();
    }

    @Test
    @DisplayName("a Service that vanished without a deletion seen is withdrawn all the same (I1)")
    void aVanishedServiceIsWithdrawn() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        assertThat(story.vanish().heard()).containsExactly("ask aws Absent");
    }

    @Test
    @DisplayName("type to ClusterIP and back: withdrawn, then present again with a higher generation")
    void typeChangesAndBack() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        long first = story.desired("web-1").generation();
        assertThat(story.see(WEB.withFinalizer().type("ClusterIP")).heard()).containsExactly("ask aws Absent");
        assertThat(story.see(WEB.withFinalizer()).heard()).containsExactly("ask aws Present");
        assertThat(story.desired("web-1").generation()).isGreaterThan(first + 1);
    }

    @Test
    @DisplayName("claimed, then deleted before anything was made: Released at once")
    void deletedBeforeAnythingWasMade() {
        Story story = Story.of(CLUSTER, AWS).see(WEB);
        assertThat(story.see(WEB.withFinalizer().beingDeleted()).heard()).containsExactly("say Released");
    }

    @Test
    @DisplayName("C-16, R10: the same name with another uid is the deletion of the one and the creation of the other")
    void anotherUidUnderTheName() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        Web second = WEB.uid("web-2").withFinalizer();
        assertThat(story.see(second).heard())
                .containsExactlyInAnyOrder("ask aws Absent", "say Claimed", "ask aws Present");
        assertThat(story.desired("web-1")).isInstanceOf(Desired.Absent.class);
        assertThat(story.desired("web-2")).isInstanceOf(Desired.Present.class);
    }

    @Test
    @DisplayName("the way out: Abandoned, the finalizer goes at once, forgotten after Gone")
    void abandon() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        Web leaving = WEB.withFinalizer().annotated(Lifecycle.ABANDON, "true");
        assertThat(story.see(leaving).heard()).containsExactlyInAnyOrder("ask aws Abandoned", "say Released");
        assertThat(story.see(leaving).heard()).isEmpty();
        assertThat(story.gone("web-1").heard()).containsExactly("forget aws");
    }

    @Test
    @DisplayName("R12: only annotations under announced prefixes make a generation")
    void onlyAnnouncedAnnotationsTravel() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        assertThat(story.see(WEB.withFinalizer().annotated("example.com/note", "x"))
                        .heard())
                .isEmpty();
        assertThat(story.see(WEB.withFinalizer().annotated("fairway.dev/scheme", "internal"))
                        .heard())
                .containsExactly("ask aws Present");
        assertThat(((Desired.Present) story.desired("web-1")).frontend().annotations())
                .isEqualTo(Map.of("fairway.dev/scheme", "internal"));
    }

    @Test
    @DisplayName("generations rise even when the clock falls back")
    void generationsRise() {
        Story story = Story.of(CLUSTER, AWS).see(WEB.withFinalizer());
        long first = story.desired("web-1").generation();
        story.clockFallsBack();
        story.see(WEB.withFinalizer().ports(tcp("http", 81)));
        assertThat(story.desired("web-1").generation()).isEqualTo(first + 1);
        assertThat(List.of(story.desired("web-1"))).hasOnlyElementsOfType(Desired.Present.class);
    }
}
