package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes that end with this one, however it ends: the kernel sends them a signal when their parent is gone
 * (PR_SET_PDEATHSIG). By prctl(2) the parent is the thread that forked, so one thread starts them all and lives as long as
 * this JVM. A session of their own keeps the terminal's Ctrl-C from them: they are ended in order instead.
 */
final class Spawner {
    private final ExecutorService forker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("forker").daemon().factory());
    private final boolean setsid = onPath("setsid");
    private final boolean setpriv = onPath("setpriv");

    /** Without it, what is left after a kill -9 of the supervisor is ended by the next `down` or `up`. */
    boolean endsChildrenWithUs() {
        return setpriv;
    }

    Process start(Program program, List<String> command, Path directory, Path log)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        var builder = new ProcessBuilder(wrapped(program, command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(program.environment());
        // Our services look after themselves by this where there is no setpriv.
        builder.environment()
                .put("FAIRWAY_PARENT_PID", Long.toString(ProcessHandle.current().pid()));
        try {
            return forker.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new IOException("could not start " + command.getFirst() + ": " + e.getCause(), e);
        }
    }

    private List<String> wrapped(Program program, List<String> command) {
        var words = new ArrayList<String>();
        if (setsid) {
            words.add("setsid");
        }
        boolean namespace = program.userNamespace() && command.equals(program.command());
        if (namespace) {
            words.addAll(List.of("unshare", "-U"));
        }
        // Entering a namespace clears the signal, so it is set after that.
        if (setpriv) {
            words.addAll(List.of("setpriv", "--pdeathsig", program.stop() == Program.StopSignal.INT ? "QUIT" : "KILL"));
        }
        words.addAll(command);
        return words;
    }

    private static boolean onPath(String tool) {
        for (String directory :
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
            if (Files.isExecutable(Path.of(directory, tool))) {
                return true;
            }
        }
        return false;
    }
}
