package dev.fairway.cluster.nodes;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client on an address of its own. Each request is a new connection. */
record Browser(String address) {
    private static final int PATIENCE_MILLIS = 2000;

    /** @return the body, or the reason why there is none */
    String get(String hostAndPort, String path) {
        String answer = fetch(hostAndPort, path);
        return answer.contains("\r\n\r\n") ? answer.substring(answer.indexOf("\r\n\r\n") + 4) : answer;
    }

    /** Status line, headers and body. */
    String fetch(String hostAndPort, String path) {
        String[] parts = hostAndPort.split(":");
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(address, 0));
            socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "no answer: " + e.getMessage();
        }
    }

    String datagram(String hostAndPort, String text) {
        String[] parts = hostAndPort.split(":");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.send(new DatagramPacket(
                    bytes, bytes.length, InetAddress.getByName(parts[0]), Integer.parseInt(parts[1])));
            DatagramPacket answer = new DatagramPacket(new byte[2048], 2048);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "no answer: " + e.getMessage();
        }
    }
}
