package dev.fairway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.outcome.Phase;
import dev.fairway.runtime.testing.DatabaseResource;
import dev.fairway.runtime.testing.KafkaResource;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.testkit.fake.FakeCloud;
import dev.fairway.testkit.fake.FakeSpec;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sweeps come every half second here, and an orphan is old after one. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(DatabaseResource.class)
class SweepTest {
    @Inject
    Records records;

    @Inject
    FakeCloud cloud;

    @Test
    void whatAnotherHandDeletedComesBack() {
        records.pods("swept", 1, "10.0.0.1");
        records.present("swept", 1, 80);
        records.awaitPhase("swept", Phase.Ready.class, 1);
        ResourceId door = new ResourceId("door", "uid-swept-public-small-80");
        assertThat(cloud.things()).containsKey(door);

        cloud.remove(door);

        records.await("it is back", () -> cloud.things().containsKey(door));
    }

    @Test
    @DisplayName("I1 I2: what carries our mark and belongs to nobody is deleted, what carries another's is not")
    void orphans() {
        records.present("any", 1, 80);
        records.await(
                "something is known of the cluster", () -> records.latest("any").isPresent());
        ResourceId ours = plant(Records.CLUSTER_UID, 1);
        ResourceId theirs = plant("another-cluster", 2);

        records.await("the orphan is gone", () -> !cloud.things().containsKey(ours));

        assertThat(cloud.things()).containsKey(theirs);
    }

    private ResourceId plant(String clusterUid, int port) {
        ResourceId id = new ResourceId("pool", "uid-nobody-TCP-" + port);
        Ownership mark = new Ownership(clusterUid, "uid-nobody", "laptop/service/default/nobody", id.toString());
        cloud.plant(new FakeSpec.Pool(mark, "planted" + port, "TCP", port));
        return id;
    }
}
