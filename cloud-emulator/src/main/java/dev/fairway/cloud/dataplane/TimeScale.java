package dev.fairway.cloud.dataplane;

import java.time.Duration;

/** How long a span of cloud time takes on the wall. */
@FunctionalInterface
public interface TimeScale {
    Duration real(Duration cloudTime);
}
