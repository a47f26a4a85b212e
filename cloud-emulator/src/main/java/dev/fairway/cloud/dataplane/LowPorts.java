package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/** Ports that Linux gives to root, CAP_NET_BIND_SERVICE and net.ipv4.ip_unprivileged_port_start only. */
final class LowPorts {
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int OFFSET = 20_000;

    private LowPorts() {}

    static int boundPort(String address, int port) {
        return port >= FIRST_UNPRIVILEGED || mayBind(address, port) ? port : port + OFFSET;
    }

    /**
     * Asks the kernel instead of reading capabilities, which mean nothing without knowing the owner of the network namespace.
     * Bound with SO_REUSEADDR and never listening, the socket is in nobody's way; a port in use has passed the permission check.
     */
    private static boolean mayBind(String address, int port) {
        try (var socket = SocketChannel.open()) {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException refused) {
            return refused.getMessage() == null || !refused.getMessage().contains("Permission denied");
        }
    }
}
