package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A listening TCP socket. Its connections end with it; a change of the pool is for new ones. */
final class TcpFrontend implements OpenFrontend {
    private static final System.Logger LOG = System.getLogger(TcpFrontend.class.getName());
    private static final int BACKLOG = 1024;

    /** Out of file descriptors, accept fails at once and for ever; this leaves connections time to end. */
    private static final Duration BREATH = Duration.ofMillis(50);

    private final Frontend frontend;
    private final ServerSocketChannel socket;
    private final SourcePorts ports;
    private final OpenFlows flows = new OpenFlows();
    private final Thread thread;
    private volatile @Nullable Pool pool;

    private TcpFrontend(Frontend frontend, ServerSocketChannel socket, SourcePorts ports, @Nullable Pool pool) {
        this.frontend = frontend;
        this.socket = socket;
        this.ports = ports;
        this.pool = pool;
        this.thread = Thread.ofVirtual()
                .name("tcp-" + frontend.address() + ":" + frontend.port())
                .unstarted(this::accept);
    }

    static TcpFrontend open(Frontend frontend, SourcePorts ports, @Nullable Pool pool) throws IOException {
        var socket = ServerSocketChannel.open();
        try {
            int port = LowPorts.boundPort(frontend.address(), frontend.port());
            socket.bind(new InetSocketAddress(frontend.address(), port), BACKLOG);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
        TcpFrontend open = new TcpFrontend(frontend, socket, ports, pool);
        open.thread.start();
        return open;
    }

    @Override
    public void pointTo(@Nullable Pool other) {
        pool = other;
    }

    private void accept() {
        while (socket.isOpen()) {
            try {
                SocketChannel client = socket.accept();
                Thread.startVirtualThread(() -> serve(client));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException failed) {
                LOG.log(Level.WARNING, () -> "Cannot accept on " + frontend + ", trying again: " + failed);
                breathe();
            }
        }
    }

    private static void breathe() {
        try {
            Thread.sleep(BREATH);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel client) {
        try {
            TcpConnection connection = new TcpConnection(frontend, client, ports);
            if (!flows.add(connection)) {
                connection.reset();
                return;
            }
            try {
                forward(connection);
            } finally {
                flows.remove(connection);
            }
        } catch (IOException failed) {
            LOG.log(Level.WARNING, () -> "Cannot serve a connection to " + frontend + ": " + failed);
            TcpConnection.reset(client);
        }
    }

    private void forward(TcpConnection connection) throws IOException {
        while (true) {
            Pool now = pool;
            Member member = now == null ? null : now.pick();
            if (now == null || member == null) {
                if (now != pool) {
                    continue; // repointed in between, and the old group has ended
                }
                connection.close();
                return;
            }
            if (member.flows.add(connection)) {
                try {
                    connection.run(now.group(), member.address);
                } finally {
                    member.flows.remove(connection);
                }
                return;
            } // else: removed since it was picked, so the pool has others by now
        }
    }

    /** Returns when the port is free: the kernel keeps it until the accepting thread has let go. */
    @Override
    public void close() {
        try {
            socket.close();
            thread.join();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, () -> "Closing " + frontend + " failed: " + failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        flows.end();
    }
}
