package dev.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KillTest {
    private final Fairway fairway = Fairway.running();
    private final User user = new User();
    private final Cloud cloud = new Cloud();
    private final Visitor visitor = new Visitor(cloud);

    @Test
    @DisplayName("I1, I3, I11 any part is killed with -9 between edits: all converges, nothing doubled, nothing leaked")
    void everyPartInTurn() {
        user.runs("kill", 1);
        user.exposes("kill", "kill", "ip");
        visitor.waitsForAnAnswer(user.waitsForAnAddress("kill"), "kill-");
        long start = cloud.now();
        int replicas = 1;
        for (String part : List.of("provider-aws", "reconciler", "watcher", "status", "kafka", "postgresql")) {
            fairway.kill(part);
            replicas = replicas % 3 + 1;
            user.scales("kill", replicas);
            visitor.waitsToMeet(user.address("kill"), replicas);
        }
        for (String part : List.of("cloud-emulator", "cluster-emulator")) {
            fairway.kill(part);
            replicas = replicas % 3 + 1;
            int wanted = replicas;
            await("scaled although " + part + " died")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> {
                        user.scales("kill", wanted);
                        return visitor.meets(user.address("kill")).size() == wanted;
                    });
        }
        assertThat(cloud.changes(start, "kill")).doesNotContain("CreateLoadBalancer");

        user.removesTheApp("kill");
        fairway.kill("provider-aws");
        user.deletes("kill");
        user.waitsUntilGone("kill");
        await("no leak (I1)")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cloud.leaks(user.clusterUid(), user.owners()))
                        .isEmpty());
    }
}
