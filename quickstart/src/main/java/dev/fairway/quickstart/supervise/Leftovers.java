package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.Checkout;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes of a supervisor that is gone, known by the pid files that it left. */
public final class Leftovers {

    /** Ends them and returns their names. Called only by who holds the checkout's lock, or when no supervisor answers. */
    public static List<String> end(Checkout checkout) throws IOException, InterruptedException {
        var ended = new ArrayList<String>();
        if (!Files.isDirectory(checkout.run())) {
            return ended;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(checkout.run(), "*.pid")) {
            for (Path file : files) {
                var proc = Proc.read(file);
                if (proc.isPresent() && proc.get().alive()) {
                    end(proc.get());
                    ended.add(file.getFileName().toString().replace(".pid", ""));
                }
                Files.deleteIfExists(file);
            }
        }
        return ended;
    }

    private static void end(Proc proc) throws InterruptedException {
        var handle = ProcessHandle.of(proc.pid());
        if (handle.isEmpty()) {
            return;
        }
        handle.get().destroy();
        if (!awaitEnd(proc, Duration.ofSeconds(10))) {
            handle.get().destroyForcibly();
            awaitEnd(proc, Duration.ofSeconds(5));
        }
    }

    /** Works for processes that are not our children, too. */
    public static boolean awaitEnd(Proc proc, Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (proc.alive()) {
            if (System.nanoTime() > until) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }

    private Leftovers() {}
}
