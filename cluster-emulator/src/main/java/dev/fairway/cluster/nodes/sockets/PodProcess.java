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
    private final String name;
    private final List<AutoCloseable> servers = new ArrayList<>();

    private PodProcess(String name) {
        this.name = name;
    }

    public static PodProcess start(String name, String address, List<Integer> ports) {
        PodProcess pod = new PodProcess(name);
        try {
            for (int port : ports) {
                pod.servers.add(HttpServer.listen(address, port, pod::reply));
                pod.servers.add(pod.udp(address, port));
            }
            return pod;
        } catch (IOException | RuntimeException e) {
            pod.close();
            throw new IllegalStateException("pod " + name + " cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private HttpServer.Reply reply(String path, Socket client) {
        return switch (path) {
            case "/clientip" ->
                new HttpServer.Reply(200, client.getInetAddress().getHostAddress() + ":" + client.getPort());
            case "/healthz", "/readyz" -> new HttpServer.Reply(200, "ok");
            case "/", "/hostname" -> new HttpServer.Reply(200, name + "\n");
            default -> new HttpServer.Reply(404, "not found\n");
        };
    }

    private AutoCloseable udp(String address, int port) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), port));
        Thread.ofVirtual().name("udp " + address + ":" + port).start(() -> echo(socket));
        return socket;
    }

    /** {@code hostname} is answered with the pod's name, {@code echo TEXT} with the text. */
    private void echo(DatagramSocket socket) {
        byte[] buffer = new byte[2048];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                String asked = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8).strip();
                String answer = asked.startsWith("echo ") ? asked.substring(5) : name;
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
            } catch (IOException e) {
                if (socket.isClosed()) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        for (AutoCloseable server : servers) {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop pod " + name, e);
            }
        }
    }
}
