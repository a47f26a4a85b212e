package dev.fairway.quickstart.parts;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is executed for a part.
 *
 * @param built the file that the build must have left
 * @param prepare run to its end before the first start; null where nothing is to be prepared
 * @param environment added to what the supervisor itself was given
 * @param stop how it is told to end
 * @param userNamespace PostgreSQL refuses to run as root; in a user namespace of its own it is not root
 */
public record Program(
        Path built,
        @Nullable Prepare prepare,
        List<String> command,
        Map<String, String> environment,
        StopSignal stop,
        boolean userNamespace) {

    public Program {
        command = List.copyOf(command);
        environment = new TreeMap<>(environment);
    }

    /** @param done the file that the command leaves when all of it has succeeded */
    public record Prepare(Path done, List<String> command) {}

    /** PostgreSQL waits for its clients on TERM and ends them on INT. */
    public enum StopSignal {
        TERM,
        INT
    }
}
