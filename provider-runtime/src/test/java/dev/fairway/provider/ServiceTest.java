package dev.fairway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.runtime.testing.DatabaseResource;
import dev.fairway.runtime.testing.KafkaResource;
import dev.fairway.testkit.Call;
import dev.fairway.testkit.fake.FakeCloud;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(DatabaseResource.class)
class ServiceTest {
    @Inject
    Records records;

    @Inject
    FakeCloud cloud;

    @Inject
    Pool pool;

    @TestHTTPResource("/q/health/ready")
    URI ready;

    @Test
    void aServiceIsMadeAndDeletedThroughKafkaAndTheDatabase() {
        records.pods("web", 1, "10.0.0.1");
        records.present("web", 1, 80);
        records.awaitPhase("web", Phase.Ready.class, 1);
        assertThat(records.last("web").addresses()).hasSize(1);
        assertThat(calls("web")).contains("put balancer/uid-web-public-small", "put pool/uid-web-TCP-30080");
        assertThat(count("resources where owner = $1", Records.uid("web"))).isEqualTo(4);

        records.absent("web", 2);
        records.awaitPhase("web", Phase.Gone.class, 2);
        assertThat(cloud.things().keySet()).noneMatch(id -> id.name().contains("uid-web"));
        assertThat(count("resources where owner = $1", Records.uid("web"))).isZero();
    }

    @Test
    @DisplayName("R2: a tombstone forgets what is gone and touches nothing that is not")
    void tombstones() {
        records.pods("kept", 1, "10.0.0.1");
        records.present("kept", 1, 80);
        records.present("ended", 1, 80);
        records.absent("ended", 2);
        records.awaitPhase("kept", Phase.Ready.class, 1);
        records.awaitPhase("ended", Phase.Gone.class, 2);
        int calls = calls("kept").size();

        records.tombstone("kept");
        records.tombstone("ended");

        records.await(
                "the ended row is forgotten",
                () -> count("desired where source_uid = $1", "uid-ended") == 0
                        && count("progress where key like '%' || $1", "uid-ended") == 0);
        assertThat(count("desired where source_uid = $1", "uid-kept")).isEqualTo(1);
        assertThat(calls("kept")).hasSize(calls);
    }

    @Test
    @DisplayName("R3: garbage under a key changes nothing but the dead letters")
    void garbage() {
        records.pods("good", 1, "10.0.0.1");
        records.present("good", 1, 80);
        records.awaitPhase("good", Phase.Ready.class, 1);
        int calls = calls("good").size();
        int said = said("good").size();

        records.text("good", "{not json");
        records.text("good", "");
        records.raw("x", "not a key", new byte[] {1});
        records.present("after", 1, 80);

        records.await("the next record is read", () -> !said("after").isEmpty());
        assertThat(calls("good")).hasSize(calls);
        assertThat(said("good")).hasSize(said);
        records.await("three dead letters", () -> records.countOn(Topics.deadLetters("provider-fake")) >= 3);
    }

    @Test
    @DisplayName("R4: a form that only a newer version reads is kept, and said")
    void newer() {
        records.pods("parked", 1, "10.0.0.1");
        records.present("parked", 1, 80);
        records.awaitPhase("parked", Phase.Ready.class, 1);

        records.text("parked", "{\"type\":\"Paused\",\"generation\":2}");

        records.await(
                "it says so",
                () -> said("parked").getLast().phase() instanceof Phase.Progressing p
                        && p.reason().equals("NeedsNewerReader"));
        assertThat(records.last("parked").addresses()).hasSize(1);
        assertThat(count("parked where key like '%' || $1", "uid-parked")).isEqualTo(1);

        records.present("parked", 3, 80);
        records.awaitPhase("parked", Phase.Ready.class, 3);
        assertThat(count("parked where key like '%' || $1", "uid-parked")).isZero();
    }

    @Test
    void anOlderGenerationIsDropped() {
        records.pods("old", 1, "10.0.0.1");
        records.present("old", 5, 80);
        records.awaitPhase("old", Phase.Ready.class, 5);

        records.present("old", 4, 80, 81);
        records.present("old", 6, 80);

        records.awaitPhase("old", Phase.Ready.class, 6);
        assertThat(calls("old")).noneMatch(call -> call.contains("30081"));
    }

    @Test
    @DisplayName("the first call follows the record at once")
    void theHotPath() {
        records.present("warm", 1, 80);
        records.await("warm", () -> !calls("warm").isEmpty());
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            String name = "fast" + i;
            long start = System.nanoTime();
            records.present(name, 1, 80);
            while (calls(name).isEmpty()) {
                Thread.onSpinWait();
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best / 1_000_000)
                .as("ms from sending to the first call, best of 30")
                .isLessThan(20);
    }

    @Test
    void itIsReady() throws Exception {
        records.await("ready", () -> get(ready) == 200);
        assertThat(records.countOn(Topics.PROVIDERS)).isEqualTo(1);
    }

    private static int get(URI uri) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (java.io.IOException | InterruptedException e) {
            return 0;
        }
    }

    private List<Outcome> said(String name) {
        return records.outcomes().stream()
                .filter(o -> o.source().equals(Records.source(name)))
                .toList();
    }

    private long count(String from, String parameter) {
        return pool.preparedQuery("select count(*) as n from " + from)
                .execute(Tuple.of(parameter))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong("n");
    }

    private List<String> calls(String name) {
        return cloud.journal().stream()
                .filter(Call::mutating)
                .map(Call::toString)
                .filter(call -> call.contains("uid-" + name + "-"))
                .toList();
    }
}
