package dev.fairway.cloud.clock;

import java.time.Duration;
import java.time.Instant;

/** Time as the emulated clouds see it. Never goes back, not even over a restart. */
public sealed interface CloudClock permits RunningClock, SteppedClock {

    Instant now();

    /** How long a span of cloud time takes on the wall; what moves only by hand never comes by itself. */
    Duration real(Duration cloudTime);

    String describe();
}
