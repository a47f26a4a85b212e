package dev.fairway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.outcome.Phase;
import dev.fairway.runtime.testing.DatabaseResource;
import dev.fairway.runtime.testing.KafkaResource;
import dev.fairway.testkit.Call;
import dev.fairway.testkit.fake.FakeCloud;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(DatabaseResource.class)
class ServiceTest {
    @Inject
    Records records;

    @Inject
    FakeCloud cloud;

    @Test
    void aServiceIsMadeAndDeletedThroughKafkaAndTheDatabase() {
        records.pods("web", 1, "10.0.0.1");
        records.present("web", 1, 80);
        records.awaitPhase("web", Phase.Ready.class, 1);
        assertThat(records.last("web").addresses()).hasSize(1);
        assertThat(calls("web")).contains("put balancer/uid-web-public-small", "put pool/uid-web-TCP-30080");

        records.absent("web", 2);
        records.awaitPhase("web", Phase.Gone.class, 2);
        assertThat(cloud.things().keySet()).noneMatch(id -> id.name().contains("uid-web"));
    }

    private List<String> calls(String name) {
        return cloud.journal().stream()
                .filter(Call::mutating)
                .map(Call::toString)
                .filter(call -> call.contains("uid-" + name))
                .toList();
    }
}
