package dev.fairway.quickstart.parts;

import java.net.URI;
import java.nio.file.Path;

/** How to tell that a part is ready for the ones that come after it. */
public sealed interface Probe {

    /** Answers 200. */
    record Http(URI uri) implements Probe {}

    /**
     * The file's first line is the process's id and another one says {@code ready}. PostgreSQL writes its
     * {@code postmaster.pid} like this; a file that an earlier process left has another id.
     */
    record PidFile(Path file) implements Probe {}
}
