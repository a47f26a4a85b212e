package dev.fairway.cloud.dataplane;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;

/** Answers each datagram with "name peer-address peer-port " and the datagram. */
final class UdpTarget implements AutoCloseable {
    private final String name;
    private final DatagramSocket socket;

    private UdpTarget(String name, DatagramSocket socket) {
        this.name = name;
        this.socket = socket;
    }

    static UdpTarget start(String name) throws IOException {
        UdpTarget target = new UdpTarget(name, new DatagramSocket(9000, InetAddress.getByName(World.address())));
        Thread.startVirtualThread(target::serve);
        return target;
    }

    Target registered() {
        return new Target(name, socket.getLocalAddress().getHostAddress(), socket.getLocalPort(), false);
    }

    private void serve() {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
            while (true) {
                packet.setLength(65_536);
                socket.receive(packet);
                String peer = packet.getAddress().getHostAddress() + " " + packet.getPort();
                byte[] data = Arrays.copyOf(packet.getData(), packet.getLength());
                byte[] answer = (name + " " + peer + " " + new String(data, ISO_8859_1)).getBytes(ISO_8859_1);
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
