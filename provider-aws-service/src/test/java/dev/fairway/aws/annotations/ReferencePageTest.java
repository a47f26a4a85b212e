package dev.fairway.aws.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page is generated from the typed table; {@code -Dfairway.docs.write=true} writes it anew. */
class ReferencePageTest {
    private static final Path PAGE = Path.of("../docs/reference/aws.md");

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        if (Boolean.getBoolean("fairway.docs.write")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE))
                .as("stale; write it anew with: ./mvnw -pl provider-aws-service -am test -Dfairway.docs.write=true")
                .isEqualTo(page());
    }

    private static String page() {
        String rows = Arrays.stream(AwsAnnotation.values())
                .map(a -> "| `" + a.key() + "` | " + a.appliesTo() + " | "
                        + (a.allowed().isEmpty()
                                ? "text"
                                : a.allowed().stream().map(v -> "`" + v + "`").collect(Collectors.joining(", ")))
                        + " | " + a.byDefault() + " | " + a.meaning() + " |")
                .collect(Collectors.joining("\n"));
        return """
                # Annotations on AWS

                Generated from `AwsAnnotation`; a test fails when this page is stale. A key under `%s` that is not here is
                reported in the Service's condition and otherwise ignored. A value that is not allowed changes nothing: the last
                good form stays, and the condition names key, value and what is allowed.

                | key | applies to | values | default | meaning |
                |---|---|---|---|---|
                %s

                `spec.loadBalancerSourceRanges` (or `service.beta.kubernetes.io/load-balancer-source-ranges`) limits who can reach
                the balancer; without it everybody can.
                """.formatted(AwsAnnotation.PREFIX, rows);
    }
}
