package dev.fairway.provider.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.provider.sweep.OrphanGuard.Decision;
import dev.fairway.provider.sweep.OrphanGuard.Orphan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R9: lost state is not a deletion")
class OrphanGuardTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration AGE = Duration.ofMinutes(10);

    private static List<Orphan> orphans(int count, int minutes, int sweeps) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Orphan("arn" + i, "uid" + i, NOW.minus(Duration.ofMinutes(minutes)), sweeps))
                .toList();
    }

    private static Decision decide(List<Orphan> orphans, int existing, int goneInThisHour) {
        List<Instant> acted = Collections.nCopies(goneInThisHour, NOW.minus(Duration.ofMinutes(59)));
        return OrphanGuard.decide(orphans, existing, acted, NOW, AGE);
    }

    @Test
    void onceOrNotLongEnoughIsNotEnough() {
        assertThat(decide(orphans(1, 11, 1), 10, 0).owners()).isEmpty();
        assertThat(decide(orphans(1, 9, 5), 10, 0).owners()).isEmpty();
        assertThat(decide(orphans(1, 10, 2), 10, 0).owners()).containsExactly("uid0");
    }

    @Test
    void fiveOrATenthMayGoInAnHour() {
        assertThat(decide(orphans(5, 20, 3), 20, 0).owners()).hasSize(5);
        assertThat(decide(orphans(6, 20, 3), 20, 0)).isEqualTo(new Decision(List.of(), 6));
        assertThat(decide(orphans(20, 20, 3), 200, 0).owners()).hasSize(20);
        assertThat(decide(orphans(21, 20, 3), 200, 0).tooMany()).isEqualTo(21);
    }

    @Test
    void whatWentInTheLastHourCounts() {
        assertThat(decide(orphans(3, 20, 3), 20, 2).owners()).hasSize(3);
        assertThat(decide(orphans(3, 20, 3), 20, 3).tooMany()).isEqualTo(3);
    }
}
