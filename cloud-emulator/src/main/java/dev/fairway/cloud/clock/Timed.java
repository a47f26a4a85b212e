package dev.fairway.cloud.clock;

import java.time.Instant;
import java.util.Optional;

/** Something whose state changes by the passing of time alone. */
public interface Timed {

    /** The next moment at which something becomes due. */
    Optional<Instant> next();

    /** Makes so what is due by now. */
    void settle();
}
