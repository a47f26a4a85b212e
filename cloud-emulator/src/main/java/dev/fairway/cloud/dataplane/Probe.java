package dev.fairway.cloud.dataplane;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** One health check of one target, from the balancer's address. */
record Probe(HealthCheck check, InetSocketAddress target, String from, boolean proxyProtocol) {
    /** "HTTP/1.1 200": the code stands at a fixed place whatever the minor version. */
    private static final int STATUS_LINE_START = 12;

    Probe(TargetGroup group, Target target, String from) {
        this(
                group.check(),
                new InetSocketAddress(target.host(), group.check().portOf(target)),
                from,
                group.proxyProtocolV2());
    }

    boolean passes(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (var socket = new Socket()) {
            Source.bind(socket, Source.balancer(from, target.getAddress()));
            socket.connect(target, millisUntil(deadline));
            if (proxyProtocol) {
                socket.getOutputStream().write(ProxyHeader.LOCAL);
            }
            return switch (check.kind()) {
                case TCP -> true;
                case HTTP -> answersWell(socket, deadline);
            };
        } catch (IOException failed) {
            return false;
        }
    }

    private boolean answersWell(Socket socket, long deadline) throws IOException {
        String request = "GET " + check.path() + " HTTP/1.1\r\nHost: " + target.getHostString() + ":" + target.getPort()
                + "\r\nUser-Agent: ELB-HealthChecker/2.0\r\nAccept: */*\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        InputStream in = socket.getInputStream();
        byte[] answer = new byte[1024];
        int length = 0;
        while (length < STATUS_LINE_START) {
            socket.setSoTimeout(millisUntil(deadline));
            int read = in.read(answer, length, answer.length - length);
            if (read < 0) {
                return false;
            }
            length += read;
        }
        String line = new String(answer, 0, STATUS_LINE_START, US_ASCII);
        return line.matches("HTTP/1\\.[01] [23]\\d\\d");
    }

    /** At least 1, as 0 would mean for ever; a deadline that has passed is then noticed 1 ms late. */
    private static int millisUntil(long deadline) {
        return (int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
    }
}
