package dev.fairway.spi;

import dev.fairway.contracts.model.BackendSet;
import org.jspecify.annotations.Nullable;

/** The backend sets as last read. */
public interface Backends {

    /** Null means unknown, which is not empty: targets stay as they are. */
    @Nullable
    BackendSet set(String key);
}
