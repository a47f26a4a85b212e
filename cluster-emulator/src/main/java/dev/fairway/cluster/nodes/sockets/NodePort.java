package dev.fairway.cluster.nodes.sockets;

import dev.fairway.cluster.nodes.LoopbackAddresses;
import dev.fairway.cluster.nodes.decide.Forwarding;
import dev.fairway.cluster.nodes.decide.Forwarding.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One open node port, TCP or UDP. */
final class NodePort implements AutoCloseable {
    private final LoopbackAddresses addresses;
    private final AutoCloseable socket;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<SocketAddress, DatagramSocket> sessions = new ConcurrentHashMap<>();
    private volatile Forwarding forwarding;

    private NodePort(Forwarding forwarding, LoopbackAddresses addresses, AutoCloseable socket) {
        this.forwarding = forwarding;
        this.addresses = addresses;
        this.socket = socket;
    }

    static NodePort open(Forwarding forwarding, LoopbackAddresses addresses) {
        try {
            InetSocketAddress at = new InetSocketAddress(InetAddress.getByName(forwarding.node()), forwarding.port());
            if (forwarding.protocol().equals("UDP")) {
                DatagramSocket udp = new DatagramSocket(at);
                NodePort port = new NodePort(forwarding, addresses, udp);
                Thread.ofVirtual().name("nodeport udp " + at).start(() -> port.receive(udp));
                return port;
            }
            ServerSocket tcp = new ServerSocket();
            tcp.setReuseAddress(true);
            tcp.bind(at, 1024);
            NodePort port = new NodePort(forwarding, addresses, tcp);
            Thread.ofVirtual().name("nodeport tcp " + at).start(() -> port.accept(tcp));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open node port " + forwarding.node() + ":" + forwarding.port(), e);
        }
    }

    void use(Forwarding newer) {
        forwarding = newer;
    }

    private void accept(ServerSocket tcp) {
        while (!tcp.isClosed()) {
            try {
                Socket client = tcp.accept();
                Thread.ofVirtual().start(() -> forward(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void forward(Socket client) {
        Forwarding now = forwarding;
        Optional<Backend> backend = pick(now);
        if (backend.isEmpty()) {
            Pipe.close(client);
            return;
        }
        Socket pod = new Socket();
        try {
            client.setTcpNoDelay(true);
            pod.setTcpNoDelay(true);
            InetAddress source = now.keepClient() ? client.getInetAddress() : InetAddress.getByName(now.node());
            pod.bind(new InetSocketAddress(source, 0));
            pod.connect(target(backend.get()), 2000);
            Pipe.join(client, pod);
        } catch (IOException e) { // the pod is gone; the client may try again
            Pipe.close(client);
            Pipe.close(pod);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(DatagramSocket udp) {
        byte[] buffer = new byte[65_507];
        while (!udp.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                Optional<Backend> backend = pick(forwarding);
                if (backend.isPresent()) {
                    DatagramSocket session = session(udp, packet.getSocketAddress(), backend.get());
                    session.send(
                            new DatagramPacket(packet.getData(), packet.getLength(), session.getRemoteSocketAddress()));
                }
            } catch (IOException e) {
                if (udp.isClosed()) {
                    return;
                }
            }
        }
    }

    /** A client keeps its pod for as long as it talks. */
    private DatagramSocket session(DatagramSocket udp, SocketAddress client, Backend backend) throws IOException {
        DatagramSocket there = sessions.get(client);
        if (there != null && !there.isClosed()) {
            return there;
        }
        DatagramSocket fresh = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(forwarding.node()), 0));
        fresh.connect(target(backend));
        fresh.setSoTimeout(30_000);
        sessions.put(client, fresh);
        Thread.ofVirtual().start(() -> answers(udp, client, fresh));
        return fresh;
    }

    private void answers(DatagramSocket udp, SocketAddress client, DatagramSocket session) {
        byte[] buffer = new byte[65_507];
        try (session) {
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                session.receive(packet);
                udp.send(new DatagramPacket(packet.getData(), packet.getLength(), client));
            }
        } catch (IOException e) {
            sessions.remove(client, session); // silent for 30 s, or closed
        }
    }

    private Optional<Backend> pick(Forwarding now) {
        return now.backends().isEmpty()
                ? Optional.empty()
                : Optional.of(now.backends()
                        .get(Math.floorMod(
                                turn.getAndIncrement(), now.backends().size())));
    }

    private InetSocketAddress target(Backend backend) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(addresses.socket(backend.address())), backend.port());
    }

    @Override
    public void close() {
        try {
            socket.close();
            sessions.values().forEach(DatagramSocket::close);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
