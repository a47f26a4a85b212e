package dev.fairway.runtime.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.contracts.Topics;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCatalogTest {
    private static final List<String> COMPACTED = List.of(
            Topics.SERVICES,
            Topics.ENDPOINTS,
            Topics.NODES,
            Topics.CLUSTERS,
            Topics.BACKENDS,
            Topics.OUTCOMES,
            Topics.PROVIDERS,
            Topics.desired("aws"));

    private final TopicCatalog catalog = new TopicCatalog();

    /** A released count never changes: a key would be looked for in another partition than it is in. */
    @ParameterizedTest(name = "R4: {0} has {1} partitions")
    @CsvSource({
        "fairway.services,8",
        "fairway.endpoints,8",
        "fairway.nodes,4",
        "fairway.clusters,1",
        "fairway.backends,8",
        "fairway.desired.aws,8",
        "fairway.desired.azure,8",
        "fairway.outcomes,8",
        "fairway.providers,1",
        "fairway.dead-letters.reconciler,1"
    })
    void partitions(String topic, int count) {
        assertThat(catalog.partitions(topic)).isEqualTo(count);
    }

    @Test
    @DisplayName("State is compacted, with tombstones for 30 days and records up to 8 MiB")
    void compacted() {
        for (String topic : COMPACTED) {
            assertThat(catalog.row(topic).settings())
                    .as(topic)
                    .containsEntry("cleanup.policy", "compact")
                    .containsEntry("delete.retention.ms", String.valueOf(TimeUnit.DAYS.toMillis(30)))
                    .containsEntry("max.message.bytes", String.valueOf(8 << 20));
        }
    }

    @Test
    @DisplayName("Dead letters are kept for 14 days, not compacted")
    void deadLetters() {
        assertThat(catalog.row(Topics.deadLetters("watcher")).settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", String.valueOf(TimeUnit.DAYS.toMillis(14)));
    }

    @Test
    void aTopicThatIsNotFairwaysIsRefused() {
        for (String topic : List.of("orders", "fairway.desired", "fairway.services.old")) {
            assertThatThrownBy(() -> catalog.partitions(topic)).hasMessageContaining(topic);
        }
    }
}
