package dev.fairway.cluster.nodes.sockets;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What runs in a pod: answers like the agnhost image's netexec, over TCP and UDP, on each of its ports. */
public final class PodProcess implements AutoCloseable {
    private static final int LARGEST = 65_507;

    private final String name;
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<DatagramSocket> sockets = new ArrayList<>();

    private PodProcess(String name) {
        this.name = name;
    }

    public static PodProcess start(String name, String address, List<Integer> ports) throws IOException {
        PodProcess pod = new PodProcess(name);
        try {
            for (int port : ports) {
                pod.servers.add(HttpServer.open(address, port, pod::reply));
                DatagramSocket udp = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), port));
                pod.sockets.add(udp);
                Thread.ofVirtual().name("udp " + address + ":" + port).start(() -> pod.echo(udp));
            }
            return pod;
        } catch (IOException e) {
            pod.close();
            throw e;
        }
    }

    /** It was told to end: it serves on, and asks its clients to connect anew. */
    public void sayGoodbye() {
        servers.forEach(HttpServer::leave);
    }

    int requestsInProgress() {
        return servers.stream().mapToInt(HttpServer::requestsInProgress).sum();
    }

    private HttpServer.Reply reply(String path, Socket client) {
        return switch (path) {
            case "/", "/hostname" -> HttpServer.Reply.text(200, name);
            case "/clientip" ->
                HttpServer.Reply.text(200, client.getInetAddress().getHostAddress() + ":" + client.getPort());
            case "/healthz", "/readyz" -> HttpServer.Reply.text(200, "ok");
            default -> HttpServer.Reply.text(404, "there is no " + path + " here\n");
        };
    }

    /** {@code hostname} is answered with the pod's name, {@code clientip} with the client, {@code echo TEXT} with the text. */
    private void echo(DatagramSocket socket) {
        byte[] buffer = new byte[LARGEST];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                String asked = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8).strip();
                byte[] answer = answer(asked, packet).getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                // closed, or this client cannot be answered
            }
        }
    }

    private String answer(String asked, DatagramPacket packet) {
        if (asked.regionMatches(true, 0, "echo ", 0, 5)) {
            return asked.substring(5);
        }
        return asked.equalsIgnoreCase("clientip")
                ? packet.getAddress().getHostAddress() + ":" + packet.getPort()
                : name;
    }

    @Override
    public void close() {
        servers.forEach(HttpServer::close);
        sockets.forEach(DatagramSocket::close);
    }
}
