package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.parts.World;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** `up` in the foreground: everything from the first check to the last process ended. */
public final class Up {
    private final World world;
    private final Checkout checkout;
    private final Progress progress;

    public Up(World world, Progress progress) {
        this.world = world;
        this.checkout = world.checkout();
        this.progress = progress;
    }

    /**
     * @param fresh forget the data of earlier runs
     * @param whenReady what is to be done once all parts are ready; true if it went well
     */
    public int run(boolean fresh, Callable<Boolean> whenReady) throws Exception {
        Instant start = Instant.now();
        Files.createDirectories(
                checkout.run(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (FileChannel channel = FileChannel.open(
                        checkout.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                progress.line(
                        "Fairway is already up in this checkout: ./fairway status shows it, ./fairway down ends it.");
                return 1;
            }
            Proc.of(ProcessHandle.current().pid())
                    .orElseThrow()
                    .write(checkout.run().resolve("supervisor"));
            for (String name : Leftovers.end(checkout)) {
                progress.line("  %-17s of an earlier run was still there and was ended", name);
            }
            List<String> taken = new ArrayList<>(PortCheck.taken(world.parts()));
            PortCheck.otherWorld().ifPresent(taken::add);
            if (!taken.isEmpty()) {
                taken.forEach(complaint -> progress.line("%s", complaint));
                return 1;
            }
            if (fresh) {
                forget(checkout.data());
            }
            return supervise(start, whenReady);
        }
    }

    private int supervise(Instant start, Callable<Boolean> whenReady) throws Exception {
        Files.deleteIfExists(readyFile(checkout));
        var supervisor = new Supervisor(world, progress);
        var ended = new CountDownLatch(1);
        Runnable end = () -> {
            progress.line("Ending all parts …");
            supervisor.close();
            progress.line("All parts have ended.");
            ended.countDown();
        };
        Thread hook = new Thread(end, "end");
        Runtime.getRuntime().addShutdownHook(hook);
        var control = new ControlServer(Control.socket(checkout), supervisor, () -> System.exit(0));
        try (control) {
            if (!supervisor.start()) {
                progress.line("Not every part could be started; see %s.", checkout.logs());
                return 1;
            }
            progress.line(
                    "All parts are ready after %.1f s.",
                    Duration.between(start, Instant.now()).toMillis() / 1000.0);
            String verdict = whenReady.call() ? "well" : "not well";
            Files.writeString(readyFile(checkout), ProcessHandle.current().pid() + " " + verdict + "\n");
            ended.await();
            return 0;
        } finally {
            Files.deleteIfExists(readyFile(checkout));
        }
    }

    /** Holds the supervisor's process id and how it went once there is nothing more to wait for. */
    static Path readyFile(Checkout checkout) {
        return checkout.run().resolve("ready");
    }

    private static void forget(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
