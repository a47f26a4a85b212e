package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/**
 * The address a target sees. Null leaves it to the kernel: always towards a target outside 127/8, which a loopback source
 * cannot reach, and for 127.0.0.1, which the kernel chooses anyway and without the trouble that binding brings.
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

    static void bind(Socket socket, @Nullable InetAddress source) throws IOException {
        if (source != null) {
            socket.setReuseAddress(true); // a frontend may want to listen on the port meanwhile
            socket.bind(new InetSocketAddress(source, 0));
        }
    }

    static void bind(DatagramChannel channel, @Nullable InetAddress source) throws IOException {
        if (source != null) {
            channel.bind(new InetSocketAddress(source, 0));
        }
    }
}
