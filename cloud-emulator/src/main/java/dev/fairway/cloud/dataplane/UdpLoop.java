package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * All UDP on one thread that owns all UDP state. A blocking thread per session would need a buffer for the largest datagram
 * each, 64 KiB, and a resolver makes a session per query.
 */
final class UdpLoop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UdpLoop.class.getName());

    /** What a readable channel is handed: the shared buffer, with room for a PROXY header in front. */
    interface Readable {
        void read(ByteBuffer buffer) throws IOException;
    }

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ProxyHeader.LONGEST + 65_536);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<UdpFrontend> frontends = new ArrayList<>();
    private final Selector selector;
    private final Duration idle;
    private boolean closed;

    private UdpLoop(Selector selector, Duration idle) {
        this.selector = selector;
        this.idle = idle;
    }

    static UdpLoop start(Duration idle) throws IOException {
        UdpLoop loop = new UdpLoop(Selector.open(), idle);
        Thread.ofPlatform().daemon().name("udp").start(loop::run);
        return loop;
    }

    OpenFrontend open(Frontend frontend, @Nullable Pool pool) throws IOException {
        DatagramChannel channel = UdpFrontend.bind(frontend);
        UdpFrontend open = new UdpFrontend(frontend, channel, this, pool);
        await(() -> {
            register(channel, open);
            frontends.add(open);
        });
        return open;
    }

    /** Returns when the port is free: a registered channel keeps it until the next selection. */
    void close(UdpFrontend frontend) {
        await(() -> {
            frontend.end();
            frontends.remove(frontend);
            forgetClosed();
        });
    }

    Duration idle() {
        return idle;
    }

    void register(DatagramChannel channel, Readable reader) {
        try {
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, reader);
        } catch (IOException failed) {
            throw new IllegalStateException("a channel that was just opened cannot be registered", failed);
        }
    }

    /** Has the loop do it soon. */
    void run(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Returns when everything asked for before has been done. */
    void settle() {
        await(() -> {});
    }

    private void await(Runnable task) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        run(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException bug) {
                done.completeExceptionally(bug);
            }
        });
        done.join();
    }

    private void run() {
        long sweepEvery = Math.max(1, idle.toMillis() / 4);
        long swept = System.nanoTime();
        while (!closed) {
            try {
                selector.select(this::ready, sweepEvery);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                long now = System.nanoTime();
                if (now - swept >= sweepEvery * 1_000_000) {
                    swept = now;
                    frontends.forEach(frontend -> frontend.sweep(now));
                }
            } catch (IOException | RuntimeException bug) {
                LOG.log(Level.ERROR, "UDP forwarding goes on after", bug);
            }
        }
    }

    private void ready(SelectionKey key) {
        try {
            ((Readable) key.attachment()).read(buffer.clear().position(ProxyHeader.LONGEST));
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "A datagram was lost", failed);
        }
    }

    private void forgetClosed() {
        try {
            selector.selectNow(this::ready);
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "A closed UDP port may stay taken for a while", failed);
        }
    }

    @Override
    public void close() {
        await(() -> {
            frontends.forEach(UdpFrontend::end);
            closed = true;
            try {
                selector.close();
            } catch (IOException failed) {
                LOG.log(Level.WARNING, "Closing the UDP selector failed", failed);
            }
        });
    }
}
