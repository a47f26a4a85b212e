package dev.fairway.reconciler;

import static dev.fairway.reconciler.Given.endpoint;
import static dev.fairway.reconciler.Given.node;
import static dev.fairway.reconciler.Given.port;
import static dev.fairway.reconciler.Given.slice;
import static dev.fairway.reconciler.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.reconciler.Given.Web;
import dev.fairway.runtime.testing.DatabaseResource;
import dev.fairway.runtime.testing.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(DatabaseResource.class)
@SuppressWarnings("NullAway.Init") // injected
class ReconcilerTest {
    @Inject
    Pipeline pipeline;

    @BeforeEach
    void world() {
        pipeline.cluster(Given.CLUSTER);
        pipeline.announce(Given.AWS);
    }

    @Test
    @DisplayName("C-02: claimed first, present once the finalizer is seen, withdrawn, released, forgotten")
    void aServiceLivesAndEnds() {
        Web web = Web.named("life");
        pipeline.service(web);
        pipeline.awaitSaid(web, Phase.Claimed.class);
        assertThat(pipeline.count(web.source() + "|" + web.source())).isZero();

        pipeline.service(web.withFinalizer());
        Desired.Present first = pipeline.awaitDesired(web, Desired.Present.class, p -> true);
        assertThat(first.clusterUid()).isEqualTo("cluster-uid");

        pipeline.service(web.withFinalizer().ports(tcp("http", 80), tcp("https", 443)));
        Desired.Present second = pipeline.awaitDesired(
                web, Desired.Present.class, p -> p.frontend().listeners().size() == 2);
        assertThat(second.generation()).isGreaterThan(first.generation());

        pipeline.service(web.withFinalizer().beingDeleted());
        Desired.Absent absent = pipeline.awaitDesired(web, Desired.Absent.class, a -> true);
        assertThat(absent.generation()).isGreaterThan(second.generation());

        pipeline.providerSays(web.source(), web.uid(), absent.generation(), new Phase.Gone());
        pipeline.awaitSaid(web, Phase.Released.class);
        pipeline.awaitForgotten(web);
        pipeline.serviceVanished(web);
    }

    @Test
    @DisplayName("a Gone of an earlier generation releases nothing (I5)")
    void anOldGoneReleasesNothing() {
        Web web = Web.named("early").withFinalizer();
        pipeline.service(web);
        Desired.Present present = pipeline.awaitDesired(web, Desired.Present.class, p -> true);
        pipeline.service(web.beingDeleted());
        Desired.Absent absent = pipeline.awaitDesired(web, Desired.Absent.class, a -> true);
        pipeline.providerSays(web.source(), web.uid(), present.generation(), new Phase.Gone());
        pipeline.providerSays(web.source(), web.uid(), absent.generation() - 1, new Phase.Gone());
        barrier();
        pipeline.awaitSaid(web, Phase.Claimed.class);
        pipeline.providerSays(web.source(), web.uid(), absent.generation(), new Phase.Gone());
        pipeline.awaitSaid(web, Phase.Released.class);
    }

    @Test
    @DisplayName("R3: garbage, a null key and a value under the wrong key go to the dead letters and change nothing")
    void garbageChangesNothing() {
        Web web = Web.named("garbage").withFinalizer();
        pipeline.service(web);
        Desired.Present present = pipeline.awaitDesired(web, Desired.Present.class, p -> true);
        String key = web.source().snapshotKey();
        pipeline.send(Topics.SERVICES, key, bytes("{not json"), 1);
        pipeline.send(Topics.SERVICES, key, bytes("{}"), 1);
        pipeline.send(Topics.SERVICES, key, new byte[0], 1);
        pipeline.send(Topics.OUTCOMES, "no such key", bytes("{}"), 1);
        pipeline.send(Topics.SERVICES, "laptop/shop/" + "x".repeat(3000), bytes("{}"), 1);
        pipeline.awaitLetter(reason -> reason.startsWith("JsonParseException"));
        pipeline.awaitLetter(reason -> reason.contains("is missing"));
        pipeline.awaitLetter(reason -> reason.contains("3012 characters"));
        barrier();
        assertThat(pipeline.awaitDesired(web, Desired.Present.class, p -> true)).isEqualTo(present);
    }

    @Test
    @DisplayName("R5: what a deposed watcher writes is ignored, tombstones included")
    void aLowerEpochIsIgnored() {
        Web web = Web.named("epochs").withFinalizer();
        pipeline.service(web, 1);
        Desired.Present present = pipeline.awaitDesired(web, Desired.Present.class, p -> true);
        pipeline.service(web.ports(tcp("https", 443)), 0);
        pipeline.send(Topics.SERVICES, web.source().snapshotKey(), null, 0);
        barrier();
        assertThat(pipeline.awaitDesired(web, Desired.Present.class, p -> true)).isEqualTo(present);
    }

    @Test
    @DisplayName("C-04: SCTP is rejected in words; healed, it is claimed again")
    void aRejectionIsHealed() {
        Web web = Web.named("sctp").withFinalizer();
        pipeline.service(web.ports(port("SCTP", 5000)));
        assertThat(pipeline.awaitSaid(web, Phase.Failed.class).problems())
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("SCTP", "TCP, UDP"));
        pipeline.service(web);
        pipeline.awaitDesired(web, Desired.Present.class, p -> true);
        pipeline.awaitSaid(web, Phase.Claimed.class);
    }

    @Test
    @DisplayName("C-05, R11: a class that nobody announced is met with silence until somebody does")
    void silenceUntilAnnounced() {
        Web web = Web.named("foreign").ofClass("fairway.dev/late").withFinalizer();
        pipeline.service(web);
        barrier();
        assertThat(pipeline.count(web.source().toString())).isZero();
    }

    @Test
    @DisplayName("R8: sets of pods and nodes; an empty list is said, a vanished Service is only forgotten")
    void setsFollowSlicesAndNodes() {
        Web web = Web.named("sets");
        String pods = "laptop/shop/sets/http";
        pipeline.service(web);
        pipeline.slice(slice("sets", endpoint("10.244.0.5", true, false), endpoint("10.244.0.6", false, true)));
        assertThat(pipeline.awaitSet(pods, set -> set.targets().size() == 2).targets())
                .extracting(t -> t.addresses().getFirst() + " " + t.ready() + " " + t.terminating())
                .containsExactly("10.244.0.5 true false", "10.244.0.6 false true");
        pipeline.slice(slice("sets"));
        pipeline.awaitSet(pods, set -> set.targets().isEmpty());

        pipeline.node(node("n1", n -> n));
        pipeline.awaitSet("laptop/nodes", set -> set.targets().size() == 1);
        pipeline.node(node("n1", n -> new Given.Node(n.labels(), List.of(), true, true, n.providerId())));
        pipeline.awaitSet("laptop/nodes", set -> set.targets().isEmpty());
    }

    /** Records that come after are read after: when this one is through, all before it on its topic are. */
    private void barrier() {
        for (int i = 0; i < 8; i++) {
            Web last = Web.named("barrier-" + i).uid("b" + System.nanoTime());
            pipeline.service(last);
            pipeline.awaitSaid(last, Phase.Claimed.class);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
