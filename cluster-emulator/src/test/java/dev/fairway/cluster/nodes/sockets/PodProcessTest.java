package dev.fairway.cluster.nodes.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodProcessTest {
    private static final String ADDRESS = "127.17.0.1";
    private static final int PORT = 8080;
    private PodProcess pod;

    @BeforeEach
    void start() throws IOException {
        pod = PodProcess.start("web-1", ADDRESS, List.of(PORT));
    }

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void a_connection_serves_many_requests() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.ask("GET /hostname HTTP/1.1")).isEqualTo("200 web-1");
            assertThat(client.ask("GET /healthz?x=1 HTTP/1.1")).isEqualTo("200 ok");
            assertThat(client.ask("GET /clientip HTTP/1.1")).isEqualTo("200 " + client.local());
        }
    }

    @Test
    void after_the_goodbye_each_connection_gets_one_more_answer() throws IOException {
        try (Client client = new Client();
                Client late = new Client()) {
            pod.sayGoodbye();

            assertThat(client.ask("GET / HTTP/1.1")).isEqualTo("200 web-1");
            assertThat(client.isAtEnd()).isTrue();
            assertThat(late.ask("GET / HTTP/1.1")).isEqualTo("200 web-1");
        }
    }

    @Test
    void an_open_request_is_answered_when_the_process_ends() throws IOException {
        try (Client client = new Client()) {
            client.ask("GET / HTTP/1.1");
            client.send("GET /hostname HTTP/1.1\r\n");
            client.untilServed(pod);

            pod.close();
            client.send("\r\n");

            assertThat(client.answer()).isEqualTo("200 web-1");
        }
        assertThatThrownBy(Client::new).isInstanceOf(IOException.class);
    }

    /** One connection. */
    private static final class Client implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader in;

        Client() throws IOException {
            socket.connect(new InetSocketAddress(ADDRESS, PORT), 2000);
            socket.setSoTimeout(2000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String ask(String line) throws IOException {
            send(line + "\r\n\r\n");
            return answer();
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        String answer() throws IOException {
            String status = in.readLine().split(" ")[1];
            int length = 0;
            String line;
            while (!(line = in.readLine()).isEmpty()) {
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring(16));
                }
            }
            char[] body = new char[length];
            assertThat(in.read(body)).isEqualTo(length);
            return status + " " + new String(body);
        }

        /** The request line was read: the server is in the middle of a request. */
        void untilServed(PodProcess pod) {
            long deadline = System.nanoTime() + 2_000_000_000L;
            while (pod.requestsInProgress() == 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(pod.requestsInProgress()).isEqualTo(1);
        }

        boolean isAtEnd() throws IOException {
            return in.read() < 0;
        }

        String local() {
            return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
