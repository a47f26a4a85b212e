package dev.fairway.provider.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Failure;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryScheduleProperties {
    private static Failure failure(FailureKind kind) {
        return Failure.of(kind, "Reason", "subject", "message");
    }

    @Property
    void onlyWhatTheUserMustMendIsNotTriedAgain(@ForAll FailureKind kind, @ForAll @IntRange(max = 1000) int attempts) {
        assertThat(RetrySchedule.next(failure(kind), attempts, "key").isPresent())
                .isEqualTo(kind != FailureKind.REJECTED);
    }

    @Property
    void delaysStayWithinTheirBounds(
            @ForAll FailureKind kind, @ForAll @IntRange(max = 1000) int attempts, @ForAll String key) {
        RetrySchedule.next(failure(kind), attempts, key).ifPresent(delay -> {
            boolean slow = kind == FailureKind.DENIED || kind == FailureKind.QUOTA;
            assertThat(delay)
                    .isBetween(
                            slow ? Duration.ofMinutes(1) : Duration.ofMillis(500),
                            slow ? Duration.ofSeconds(375) : Duration.ofSeconds(75));
        });
    }

    @Property
    void aRestartComputesTheSame(@ForAll FailureKind kind, @ForAll @IntRange(max = 50) int attempts, @ForAll String k) {
        assertThat(RetrySchedule.next(failure(kind), attempts, k))
                .isEqualTo(RetrySchedule.next(failure(kind), attempts, k));
    }

    @Example
    void theCloudsOwnWishIsKept() {
        Failure inUse = new Failure(
                FailureKind.CONFLICT, List.of(new Problem("InUse", "group", "In use.")), Duration.ofSeconds(5));

        assertThat(RetrySchedule.next(inUse, 12, "key").orElseThrow())
                .isBetween(Duration.ofSeconds(5), Duration.ofMillis(6250));
    }
}
