package dev.fairway.cluster.nodes.sockets;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Passes datagrams on to pods and their answers back. A client keeps its pod for as long as it talks and the pod is there. */
final class UdpPort implements AutoCloseable {
    private static final int LARGEST = 65_507;
    private static final int SILENCE_MILLIS = 30_000; // as long as conntrack remembers a UDP flow

    private final Map<InetSocketAddress, DatagramSocket> sessions = new ConcurrentHashMap<>();
    private final DatagramSocket socket;
    private final Route route;

    private UdpPort(DatagramSocket socket, Route route) {
        this.socket = socket;
        this.route = route;
    }

    static UdpPort open(String address, int port, Route route) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), port));
        UdpPort udp = new UdpPort(socket, route);
        Thread.ofVirtual().name("nodeport udp " + address + ":" + port).start(udp::receive);
        return udp;
    }

    private void receive() {
        byte[] buffer = new byte[LARGEST];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                DatagramSocket session = session((InetSocketAddress) packet.getSocketAddress());
                session.send(
                        new DatagramPacket(packet.getData(), packet.getLength(), session.getRemoteSocketAddress()));
            } catch (IOException e) {
                // closed, or this one is lost, as datagrams may be
            }
        }
    }

    private DatagramSocket session(InetSocketAddress client) throws IOException {
        DatagramSocket there = sessions.get(client);
        if (there != null
                && !there.isClosed()
                && there.getRemoteSocketAddress() instanceof InetSocketAddress pod
                && route.leadsTo(pod)) {
            return there;
        }
        if (there != null) {
            there.close();
        }
        Route.Leg leg = route.leg(client.getAddress());
        DatagramSocket fresh = new DatagramSocket(leg.from());
        fresh.connect(leg.to());
        fresh.setSoTimeout(SILENCE_MILLIS);
        sessions.put(client, fresh);
        Thread.ofVirtual().start(() -> answers(client, fresh));
        return fresh;
    }

    private void answers(InetSocketAddress client, DatagramSocket session) {
        byte[] buffer = new byte[LARGEST];
        try (session) {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                session.receive(packet);
                socket.send(new DatagramPacket(packet.getData(), packet.getLength(), client));
            }
        } catch (IOException e) {
            sessions.remove(client, session); // silent for too long, or closed
        }
    }

    @Override
    public void close() {
        socket.close();
        sessions.values().forEach(DatagramSocket::close);
    }
}
