package dev.fairway.quickstart.supervise;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the person in front of `up` reads: whole lines only, because parts report at the same time. */
public final class Progress {
    private static final int TAIL = 15;
    private static final int KILLED = 128 + 9;
    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    public synchronized void line(String format, Object... arguments) {
        out.printf(format + "%n", arguments);
        out.flush();
    }

    void ready(String part, Duration took, String address) {
        line("  %-17s %6.1f s   %s", part, took.toMillis() / 1000.0, address);
    }

    /** The last lines of the log say why, mostly; who was killed had no time to write any. */
    synchronized void died(String part, int status, Path log) {
        if (status == KILLED) {
            line("  %-17s was killed", part);
            return;
        }
        line("  %-17s ended with status %d; the end of %s:", part, status, log);
        tail(log).forEach(text -> line("    | %s", text));
    }

    synchronized void late(String part, Path log) {
        line("  %-17s is still not ready; the end of %s:", part, log);
        tail(log).forEach(text -> line("    | %s", text));
    }

    private static List<String> tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
        } catch (IOException e) {
            return List.of("(the log cannot be read: " + e.getMessage() + ")");
        }
    }
}
