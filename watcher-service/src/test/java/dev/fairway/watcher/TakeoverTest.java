package dev.fairway.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.snapshot.ClusterRecord;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TakeoverTest {
    private static final ClusterRecord BEFORE = new ClusterRecord("laptop", "uid-1", 7, null, Map.of(), 3);

    @Test
    @DisplayName("R5: the epoch is higher than every one before, on the cluster's record and on snapshots")
    void epoch() {
        assertThat(epoch(Optional.empty(), 0, 0)).isEqualTo(1);
        assertThat(epoch(Optional.of(BEFORE), 2, 0)).isEqualTo(8);
        assertThat(epoch(Optional.of(BEFORE), 40, 0)).isEqualTo(40);
        assertThat(epoch(Optional.of(BEFORE), 2, 90)).isEqualTo(91);
    }

    @Test
    void anotherClusterUnderTheSameNameIsRefused() {
        assertThat(Takeover.record(new Settings("aws", 0), "uid-2", Optional.of(BEFORE), 0, 0))
                .isEmpty();
    }

    @Test
    void acceptanceIsKeptUnlessAHigherOneIsConfigured() {
        assertThat(Takeover.record(new Settings("", 0), "uid-1", Optional.of(BEFORE), 0, 0)
                        .orElseThrow())
                .isEqualTo(new ClusterRecord("laptop", "uid-1", 8, null, Map.of(), 3));
        assertThat(Takeover.record(new Settings("aws", 8), "uid-1", Optional.of(BEFORE), 0, 0)
                        .orElseThrow())
                .isEqualTo(new ClusterRecord("laptop", "uid-1", 8, "aws", Map.of(), 8));
    }

    private static long epoch(Optional<ClusterRecord> before, long transitions, long seen) {
        return Takeover.record(new Settings("aws", 0), "uid-1", before, transitions, seen)
                .orElseThrow()
                .epoch();
    }

    private record Settings(String provider, long acceptDeletions) implements WatcherConfig {
        @Override
        public String cluster() {
            return "laptop";
        }

        @Override
        public Optional<String> defaultProvider() {
            return Optional.of(provider);
        }

        @Override
        public Map<String, Scope> providers() {
            return Map.of();
        }

        @Override
        public String leaseNamespace() {
            return "kube-system";
        }
    }
}
