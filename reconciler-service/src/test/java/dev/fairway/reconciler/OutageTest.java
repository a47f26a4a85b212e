package dev.fairway.reconciler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.reconciler.Given.Web;
import dev.fairway.runtime.testing.DatabaseResource;
import dev.fairway.runtime.testing.EmbeddedDatabase;
import dev.fairway.runtime.testing.EmbeddedKafka;
import dev.fairway.runtime.testing.KafkaResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(DatabaseResource.class)
@SuppressWarnings("NullAway.Init") // injected
class OutageTest {
    EmbeddedKafka kafka;
    EmbeddedDatabase database;

    @Inject
    Pipeline pipeline;

    @Inject
    Republishing republishing;

    @Inject
    Pool pool;

    @Test
    @DisplayName("PostgreSQL and Kafka go and come back: what was said meanwhile is done, nothing is lost")
    void outagesAreWaitedOut() {
        pipeline.cluster(Given.CLUSTER);
        pipeline.announce(Given.AWS);
        Web web = Web.named("outage").withFinalizer();
        pipeline.service(web);
        long first =
                pipeline.awaitDesired(web, Desired.Present.class, p -> true).generation();

        database.stop();
        pipeline.service(web.beingDeleted());
        database.startAgain();
        Desired.Absent absent = pipeline.awaitDesired(web, Desired.Absent.class, a -> true);
        assertThat(absent.generation()).isGreaterThan(first);

        kafka.stop();
        CompletableFuture<Void> said = CompletableFuture.runAsync(
                () -> pipeline.providerSays(web.source(), web.uid(), absent.generation(), new Phase.Gone()));
        kafka.startAgain();
        said.join();
        pipeline.awaitSaid(web, Phase.Released.class);
        pipeline.awaitForgotten(web);
    }

    @Test
    @DisplayName("R6: what a crash left unsent is sent by the next owner")
    void whatWasLeftUnsentIsSent() {
        pipeline.cluster(Given.CLUSTER);
        pipeline.announce(Given.AWS);
        Web web = Web.named("unsent").withFinalizer();
        pipeline.service(web);
        pipeline.awaitDesired(web, Desired.Present.class, p -> true);
        String key = web.source() + "|" + web.source();
        int before = pipeline.count(key);
        // Kafka has the record before its mark is committed.
        Pipeline.await(
                "the record's mark", () -> unmark(key) > 0 ? java.util.Optional.of(true) : java.util.Optional.empty());
        republishing.soon();
        Pipeline.await(
                "the record again",
                () -> pipeline.count(key) > before ? java.util.Optional.of(true) : java.util.Optional.empty());
    }

    private int unmark(String key) {
        return pool.query("delete from published where key like '" + key + "%'")
                .execute()
                .await()
                .indefinitely()
                .rowCount();
    }
}
