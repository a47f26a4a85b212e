package dev.fairway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cloud.CloudConfig;
import dev.fairway.cloud.CloudEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killed emulator is what its files are at some moment: they are copied while it runs. */
class RestartTest {
    @TempDir
    private Path running = Path.of("");

    @TempDir
    private Path copy = Path.of("");

    @Test
    void nothing_that_was_answered_is_lost_by_a_kill() throws IOException {
        JsonNode before;
        Instant time;
        long calls;
        try (Given given = new Given(CloudConfig.inMemory().stepped().withData(running))) {
            String lb = given.loadBalancer("web");
            String pool = given.targetGroup("web");
            given.listener(lb, 80, pool);
            given.register(pool, "10.244.0.2", "10.244.0.3");
            given.emulator.advance(Duration.ofSeconds(50));
            given.deregister(pool, "10.244.0.3");
            before = given.emulator.aws().state();
            time = given.emulator.now();
            calls = given.emulator.journal().lastSeq();
            kill();
        }
        Files.writeString(copy.resolve("aws-state.jsonl"), "[{\"kind\":\"Listen", StandardOpenOption.APPEND);
        Files.writeString(copy.resolve("journal.jsonl"), "{\"seq\":99", StandardOpenOption.APPEND);

        try (CloudEmulator again =
                        CloudEmulator.start(CloudConfig.inMemory().stepped().withData(copy));
                Sdk sdk = Sdk.at(again.awsEndpoint())) {
            assertThat(again.aws().state()).isEqualTo(before);
            assertThat(again.now()).isAfterOrEqualTo(time);
            assertThat(again.journal().lastSeq()).isEqualTo(calls);
            assertThat(again.journal().linesSince(0)).hasSize((int) calls);
            String pool =
                    sdk.elb().describeTargetGroups().targetGroups().getFirst().targetGroupArn();
            assertThat(again.journal().lastSeq()).isEqualTo(calls + 1);
            again.advance(Duration.ofSeconds(300));
            assertThat(sdk.elb()
                            .describeTargetHealth(r -> r.targetGroupArn(pool))
                            .targetHealthDescriptions())
                    .extracting(each ->
                            each.target().id() + " " + each.targetHealth().stateAsString())
                    .containsExactly("10.244.0.2 healthy");
        }
    }

    private void kill() throws IOException {
        for (String file : new String[] {"aws-state.jsonl", "journal.jsonl"}) {
            Files.copy(running.resolve(file), copy.resolve(file));
        }
    }
}
