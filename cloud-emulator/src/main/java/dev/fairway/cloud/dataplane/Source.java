package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The address a target sees. Null leaves it to the kernel: always towards a target outside 127/8, which a loopback source
 * cannot reach, and for 127.0.0.1, which the kernel chooses anyway. A port that is bound before connect is taken
 * from everybody for the 60 s of TIME_WAIT; one that connect chooses is reusable after 1 s on loopback (tcp_tw_reuse).
 */
final class Source {
    private static final InetAddress KERNELS_CHOICE = new InetSocketAddress("127.0.0.1", 0).getAddress();

    private Source() {}

    static @Nullable InetAddress of(TargetGroup group, InetAddress client, String balancer, InetAddress target) {
        return group.preserveClientIp() && client.isLoopbackAddress()
                ? unlessKernels(client, target)
                : balancer(balancer, target);
    }

    static @Nullable InetAddress balancer(String address, InetAddress target) {
        return unlessKernels(new InetSocketAddress(address, 0).getAddress(), target);
    }

    private static @Nullable InetAddress unlessKernels(InetAddress wanted, InetAddress target) {
        return target.isLoopbackAddress() && !wanted.equals(KERNELS_CHOICE) ? wanted : null;
    }

    /** SO_REUSEADDR lets a frontend listen later on a port that such a connection holds. */
    static void bind(SocketChannel channel, @Nullable InetAddress source) throws IOException {
        if (source != null) {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(source, 0));
        }
    }

    static void bind(Socket socket, @Nullable InetAddress source) throws IOException {
        if (source != null) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(source, 0));
        }
    }

    static void bind(DatagramChannel channel, @Nullable InetAddress source) throws IOException {
        if (source != null) {
            channel.bind(new InetSocketAddress(source, 0));
        }
    }
}
