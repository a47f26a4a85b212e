package dev.fairway.reconciler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.reconciler.Given;
import dev.fairway.reconciler.Given.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sources that several providers or domains were asked for, and lives that nobody remembers. */
class EndingsTest {
    private static final Web WEB = Web.named("web").withFinalizer();
    private static final String DOMAIN = WEB.source().toString();

    private static Asked absent(String provider, String domain) {
        return new Asked(provider, new Desired.Absent(domain, WEB.source(), WEB.uid(), "cluster-uid", 10));
    }

    private static Asked present(String provider, String domain) {
        Frontend frontend = Modeling.frontend(WEB.snapshot(), "cluster-uid", Given.AWS);
        return new Asked(provider, new Desired.Present(domain, WEB.source(), WEB.uid(), "cluster-uid", 10, frontend));
    }

    private static Outcome gone(String provider, long generation) {
        return Given.said(provider, WEB.source(), WEB.uid(), generation, new Phase.Gone());
    }

    private static List<String> look(
            @Nullable Web web, ProviderAnnouncement provider, List<Asked> asked, List<Outcome> said) {
        Decision decision = Lifecycle.decide(
                new SourceView(
                        WEB.source(),
                        web == null ? null : web.snapshot(),
                        Given.CLUSTER,
                        List.of(provider),
                        asked,
                        said,
                        List.of(Given.said(Outcome.RECONCILER, WEB.source(), WEB.uid(), 1, new Phase.Claimed()))),
                20);
        List<String> words = new ArrayList<>();
        decision.ask()
                .forEach(one -> words.add(
                        "ask " + one.provider() + " " + one.desired().getClass().getSimpleName() + " "
                                + one.desired().domain()));
        decision.forget().forEach(one -> words.add("forget " + one.provider()));
        decision.say().forEach(one -> words.add("say " + one.phase().getClass().getSimpleName()));
        return words;
    }

    @Test
    @DisplayName("I5: Released only after every provider said Gone, each of what was last asked of it")
    void everyProvider() {
        List<Asked> both = List.of(absent("aws", DOMAIN), absent("gcp", DOMAIN));
        Web deleting = WEB.beingDeleted();
        assertThat(look(deleting, Given.AWS, both, List.of(gone("aws", 10)))).isEmpty();
        assertThat(look(deleting, Given.AWS, both, List.of(gone("aws", 10), gone("gcp", 9))))
                .isEmpty();
        assertThat(look(deleting, Given.AWS, both, List.of(gone("aws", 10), gone("gcp", 10))))
                .containsExactly("forget aws", "forget gcp", "say Released");
    }

    @Test
    @DisplayName("I5: a Gone of another uid releases nothing")
    void anotherUid() {
        Outcome other = Given.said("aws", WEB.source(), "web-0", 10, new Phase.Gone());
        assertThat(look(null, Given.AWS, List.of(absent("aws", DOMAIN)), List.of(other)))
                .isEmpty();
    }

    @Test
    @DisplayName("I5: Gone said of what is still to be Present ends nothing; its deletion is asked first")
    void goneOfPresent() {
        assertThat(look(WEB.beingDeleted(), Given.AWS, List.of(present("aws", DOMAIN)), List.of(gone("aws", 99))))
                .containsExactly("ask aws Absent " + DOMAIN);
    }

    @Test
    @DisplayName(
            "Another domain: Absent under the old key, Present under the new; forgotten by the end of its own domain")
    void anotherDomain() {
        ProviderAnnouncement folded = new ProviderAnnouncement(
                "aws",
                2,
                1,
                List.of(Given.CLASS),
                ProviderAnnouncement.DomainRule.CLUSTER,
                List.of("fairway.dev/"),
                Set.of());
        assertThat(look(WEB, folded, List.of(present("aws", DOMAIN)), List.of()))
                .containsExactly("ask aws Present laptop", "ask aws Absent " + DOMAIN);

        List<Asked> moved = List.of(absent("aws", DOMAIN), present("aws", "laptop"));
        assertThat(look(WEB, folded, moved, List.of(ended("laptop", 10)))).isEmpty();
        assertThat(look(WEB, folded, moved, List.of(ended(DOMAIN, 9)))).isEmpty();
        assertThat(look(WEB, folded, moved, List.of(ended(DOMAIN, 10)))).containsExactly("forget aws");
    }

    private static Outcome ended(String domain, long generation) {
        return new Outcome(
                WEB.source(),
                WEB.uid(),
                "aws",
                generation,
                new Phase.Ready(List.of()),
                List.of(),
                List.of(new Outcome.EndedDomain(domain, generation)));
    }

    @Test
    @DisplayName("R5: a new generation is the clock's, or one more than the last where the clock is behind")
    void generations() {
        for (long now : List.of(5L, 500L)) {
            Decision decision = Lifecycle.decide(
                    new SourceView(
                            WEB.source(),
                            null,
                            Given.CLUSTER,
                            List.of(Given.AWS),
                            List.of(present("aws", DOMAIN)),
                            List.of(),
                            List.of()),
                    now);
            assertThat(decision.ask())
                    .singleElement()
                    .satisfies(one -> assertThat(one.desired().generation()).isEqualTo(Math.max(11, now)));
        }
    }

    @Test
    @DisplayName("A finalizer from a life that nobody remembers does not keep the object for ever")
    void forgottenFinalizer() {
        Story story = Story.of(Given.CLUSTER, Given.AWS);
        assertThat(story.see(WEB.beingDeleted()).heard()).containsExactly("say Released");
        assertThat(story.see(WEB.beingDeleted()).heard()).isEmpty();
    }

    @Test
    @DisplayName("C-08: back after Gone, it is claimed anew before anything is asked")
    void backAfterGone() {
        Story story = Story.of(Given.CLUSTER, Given.AWS).see(WEB);
        story.see(WEB.type("ClusterIP"));
        assertThat(story.gone(WEB.uid()).heard()).containsExactly("forget aws", "say Released");
        assertThat(story.see(WEB.withoutFinalizer()).heard()).containsExactly("say Claimed");
        assertThat(story.see(WEB).heard()).containsExactly("ask aws Present");
    }

    @Test
    @DisplayName("The way out, asked for by a Service that was never ours, is nothing to us")
    void abandonOfOthers() {
        Web theirs = WEB.withoutFinalizer().ofClass("example.com/theirs").annotated(Lifecycle.ABANDON, "true");
        assertThat(Story.of(Given.CLUSTER, Given.AWS).see(theirs).heard()).isEmpty();
    }

    @Test
    @DisplayName("The way out, deleted right after: still nothing is deleted in the cloud")
    void abandonedAndDeleted() {
        Story story = Story.of(Given.CLUSTER, Given.AWS).see(WEB);
        story.see(WEB.annotated(Lifecycle.ABANDON, "true"));
        assertThat(story.vanish().heard()).isEmpty();
        assertThat(story.desired(WEB.uid())).isInstanceOf(Desired.Abandoned.class);
    }
}
