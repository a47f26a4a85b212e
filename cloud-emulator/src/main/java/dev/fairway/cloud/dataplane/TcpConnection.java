package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One client, one target, bytes both ways, a thread per direction. An end of stream travels on alone; a reset ends both. */
final class TcpConnection implements Flow {
    private static final int CONNECT_MILLIS = 10_000;

    private final Frontend frontend;
    private final SocketChannel client;
    private final SocketChannel target;
    private final SourcePorts ports;

    TcpConnection(Frontend frontend, SocketChannel client, SourcePorts ports) throws IOException {
        this.frontend = frontend;
        this.client = client;
        this.ports = ports;
        this.target = SocketChannel.open();
    }

    /** Returns when both directions have ended. A target that cannot be reached resets the client, as an NLB does. */
    void run(TargetGroup group, InetSocketAddress address) {
        int port = 0;
        try {
            var from = (InetSocketAddress) client.getRemoteAddress();
            port = ports.bind(target, Source.of(group, from.getAddress(), frontend.address(), address.getAddress()));
            target.socket().connect(address, CONNECT_MILLIS);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            target.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (group.proxyProtocolV2()) {
                InetAddress balancer = ((InetSocketAddress) client.getLocalAddress()).getAddress();
                target.write(ByteBuffer.wrap(ProxyHeader.of(Transport.TCP, from, balancer, frontend.port())));
            }
            Thread back = Thread.startVirtualThread(() -> carry(target, client));
            carry(client, target);
            back.join();
            close();
        } catch (IOException unreachable) {
            reset();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            reset();
        } finally {
            ports.release(port);
        }
    }

    private void carry(SocketChannel in, SocketChannel out) {
        try {
            CopyLoop.copy(in, out);
            out.shutdownOutput();
        } catch (IOException broken) {
            reset();
        }
    }

    void close() throws IOException {
        client.close();
        target.close();
    }

    @Override
    public void reset() {
        reset(client);
        reset(target);
    }

    static void reset(SocketChannel channel) {
        try (channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException ignored) {
            // closed already, which is what was wanted
        }
    }
}
