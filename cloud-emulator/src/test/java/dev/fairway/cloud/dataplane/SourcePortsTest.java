package dev.fairway.cloud.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourcePortsTest {
    private static final int PORTS = 65_536 - 61_000;

    private final SourcePorts ports = new SourcePorts();
    private final InetAddress source = new InetSocketAddress(World.address(), 0).getAddress();

    @Test
    void aPortIsHandedOutAgainOnlyAfterItsRelease() throws Exception {
        int kept = bind();
        Set<Integer> others = new HashSet<>();
        for (int i = 0; i < PORTS + 10; i++) {
            int port = bind();
            others.add(port);
            ports.release(port);
        }
        assertThat(kept).isPositive();
        assertThat(others).doesNotContain(kept, 0);
    }

    @Test
    void aPortThatSomebodyListensOnIsPassedOver() throws Exception {
        int first = bind();
        try (var taken = new ServerSocket(first + 1, 1, source)) {
            assertThat(bind()).isEqualTo(taken.getLocalPort() + 1);
        }
    }

    @Test
    void withAllTakenTheKernelChooses() throws Exception {
        for (int i = 0; i < PORTS; i++) {
            bind();
        }
        try (SocketChannel channel = SocketChannel.open()) {
            assertThat(ports.bind(channel, source)).isZero();
            assertThat(((InetSocketAddress) channel.getLocalAddress()).getAddress())
                    .isEqualTo(source);
        }
    }

    private int bind() throws IOException {
        try (SocketChannel channel = SocketChannel.open()) {
            return ports.bind(channel, source);
        }
    }
}
