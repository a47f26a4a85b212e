package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.parts.Part;
import dev.fairway.quickstart.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one part running until told otherwise. Its thread goes round {@link #run}: wait until wanted, start, wait until
 * ready, wait until dead, back off.
 */
final class Keeper {
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** After this a person wants to know what it is that lasts. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final Duration PROBE_PAUSE = Duration.ofMillis(200);
    /** So many deaths before it was ever ready, and `up` gives up. */
    private static final int HOPELESS = 3;

    private final Part part;
    private final Checkout checkout;
    private final Spawner spawner;
    private final Progress progress;
    private final Ready ready = new Ready();
    private final CountDownLatch settled = new CountDownLatch(1);

    private boolean wanted = true;
    private boolean everReady;
    private PartState.Phase phase = PartState.Phase.WAITING;
    private @Nullable Process process;
    private int restarts;

    Keeper(Part part, Checkout checkout, Spawner spawner, Progress progress) {
        this.part = part;
        this.checkout = checkout;
        this.spawner = spawner;
        this.progress = progress;
    }

    Part part() {
        return part;
    }

    synchronized PartState state() {
        long pid = process != null && process.isAlive() ? process.pid() : 0;
        // Dead, and its keeper has yet to notice.
        boolean dying = pid == 0 && phase == PartState.Phase.READY;
        return new PartState(part.name(), part.address(), dying ? PartState.Phase.BACKING_OFF : phase, pid, restarts);
    }

    /** Returns true once the part was ready, false if it never will be. */
    boolean awaitSettled() throws InterruptedException {
        settled.await();
        synchronized (this) {
            return everReady;
        }
    }

    void run(List<Keeper> before) {
        try {
            for (Keeper other : before) {
                if (!other.awaitSettled()) {
                    return;
                }
            }
            keep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            settled.countDown();
        }
    }

    private void keep() throws InterruptedException {
        Backoff backoff = Backoff.none();
        while (true) {
            awaitWanted(backoff.delay());
            Instant start = Instant.now();
            try {
                int status = serve(start);
                if (isWanted()) {
                    died(status, backoff);
                    backoff = backoff.afterDeath(Duration.between(start, Instant.now()));
                } else {
                    backoff = Backoff.none();
                }
            } catch (IOException e) {
                progress.line("  %-17s %s", part.name(), String.valueOf(e.getMessage()));
                backoff = backoff.afterDeath(Duration.ZERO);
            }
            if (backoff.deathsInARow() >= HOPELESS && settled.getCount() > 0) {
                return;
            }
        }
    }

    private int serve(Instant start) throws IOException, InterruptedException {
        Process started = launch();
        if (started == null) {
            return 0;
        }
        Instant impatient = start.plus(PATIENCE);
        while (started.isAlive() && !ready.check(part.ready(), started.pid())) {
            started.waitFor(PROBE_PAUSE);
            if (Instant.now().isAfter(impatient)) {
                progress.late(part.name(), checkout.log(part.name()));
                impatient = Instant.MAX;
            }
        }
        if (started.isAlive()) {
            readyAfter(Duration.between(start, Instant.now()));
        }
        return started.waitFor();
    }

    /** Null if it was stopped meanwhile. */
    private @Nullable Process launch() throws IOException, InterruptedException {
        Program program = part.program();
        if (!Files.exists(program.built())) {
            throw new IOException(program.built() + " is not there: the build did not make it");
        }
        Program.Prepare prepare = program.prepare();
        if (prepare != null && !Files.exists(prepare.done())) {
            int status = spawn(prepare.command()).waitFor();
            if (status != 0) {
                progress.died(part.name(), status, checkout.log(part.name()));
                throw new IOException("its preparation failed, see above");
            }
        }
        synchronized (this) {
            return wanted ? spawn(program.command()) : null;
        }
    }

    private synchronized Process spawn(List<String> command) throws IOException, InterruptedException {
        Process started = spawner.start(part.program(), command, checkout.data(part.name()), checkout.log(part.name()));
        process = started;
        phase = PartState.Phase.STARTING;
        var proc = Proc.of(started.pid());
        if (proc.isPresent()) {
            proc.get().write(checkout.pidFile(part.name()));
        }
        return started;
    }

    private synchronized void readyAfter(Duration took) {
        phase = PartState.Phase.READY;
        everReady = true;
        settled.countDown();
        progress.ready(part.name(), took, part.address());
    }

    private synchronized void died(int status, Backoff before) {
        phase = PartState.Phase.BACKING_OFF;
        restarts++;
        if (before.deathsInARow() == 0) {
            progress.died(part.name(), status, checkout.log(part.name()));
        } else {
            progress.line("  %-17s ended again with status %d", part.name(), status);
        }
    }

    private synchronized boolean isWanted() {
        return wanted;
    }

    private synchronized void awaitWanted(Duration delay) throws InterruptedException {
        long until = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); wanted && left > 0; left = until - System.nanoTime()) {
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
        while (!wanted) {
            phase = PartState.Phase.STOPPED;
            notifyAll();
            wait();
        }
    }

    synchronized void want() {
        wanted = true;
        notifyAll();
    }

    /** Kills without ado, as a crash would; the part comes back by itself. */
    synchronized boolean kill() {
        if (process == null || !process.isAlive()) {
            return false;
        }
        process.destroyForcibly();
        return true;
    }

    /** Returns when the process has ended. */
    void stop() throws InterruptedException {
        Process running;
        synchronized (this) {
            wanted = false;
            running = process;
            notifyAll();
        }
        if (running != null && running.isAlive()) {
            ask(running);
            if (!running.waitFor(GRACE)) {
                running.destroyForcibly();
                running.waitFor();
            }
        }
    }

    private void ask(Process running) throws InterruptedException {
        if (part.program().stop() == Program.StopSignal.TERM) {
            running.destroy();
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + running.pid()).start().waitFor();
        } catch (IOException e) {
            running.destroy();
        }
    }
}
