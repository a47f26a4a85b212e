package dev.fairway.provider.budget;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RateProperties {
    private static final long SECOND = 1_000_000_000L;

    @Property
    void noMoreStartsThanTheShareAllowsAndASecondsWorthAtOnce(
            @ForAll @IntRange(min = 0, max = 9) int throttles,
            @ForAll @DoubleRange(min = 0.1, max = 1) double share,
            @ForAll @IntRange(min = 1, max = 60) int seconds) {
        Rate rate = Rate.fresh(share, 0);
        for (int i = 0; i < throttles; i++) {
            rate = rate.throttled();
        }
        double mine = rate.limit() * share;

        int started = 0;
        for (long now = 0; now <= seconds * SECOND; now += SECOND / 200) {
            rate = rate.at(now);
            if (rate.canStart()) {
                rate = rate.started();
                started++;
            }
        }

        assertThat((double) started).isLessThanOrEqualTo(Math.max(1, mine) + seconds * mine + 1);
    }

    @Property
    void afterTheToldTimeACallCanStart(@ForAll @IntRange(min = 1, max = 20) int throttles) {
        Rate rate = Rate.fresh(1, 0);
        for (int i = 0; i < throttles; i++) {
            rate = rate.throttled();
        }

        assertThat(rate.canStart()).isFalse();
        assertThat(rate.at(rate.untilNext() + 1000).canStart()).isTrue();
        assertThat(rate.limit()).isGreaterThanOrEqualTo(Rate.LOWEST);
    }
}
