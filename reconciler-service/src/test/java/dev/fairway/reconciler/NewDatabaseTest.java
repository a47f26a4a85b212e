package dev.fairway.reconciler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.runtime.testing.DatabaseResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PublishedBefore.class)
@WithTestResource(DatabaseResource.class)
@SuppressWarnings("NullAway.Init") // injected
class NewDatabaseTest {
    @Inject
    Pipeline pipeline;

    @Inject
    Beginning beginning;

    @Test
    @DisplayName("R7, R9: a new database withdraws what is gone, keeps what is there, and holds back what is too much")
    void whatIsGoneIsWithdrawnUnlessItIsTooMuch() {
        Desired.Absent absent = pipeline.awaitDesired(PublishedBefore.WENT, Desired.Absent.class, a -> true);
        assertThat(absent.generation()).isGreaterThan(PublishedBefore.GENERATION);
        assertThat(absent.clusterUid()).isEqualTo("cluster-uid");
        assertThat(beginning.isOver()).isTrue();

        Desired.Present stays = pipeline.awaitDesired(PublishedBefore.STAYS, Desired.Present.class, p -> true);
        assertThat(stays.generation()).isEqualTo(PublishedBefore.GENERATION);
        for (int i = 0; i < 7; i++) {
            pipeline.awaitDesired("lost/service/shop/lost-" + i, "lost-" + i + "-1", Desired.Present.class);
        }

        pipeline.cluster(new ClusterRecord("lost", "lost-uid", 3, null, Map.of(), 3));
        pipeline.awaitDesired("lost/service/shop/lost-6", "lost-6-1", Desired.Absent.class);
    }
}
