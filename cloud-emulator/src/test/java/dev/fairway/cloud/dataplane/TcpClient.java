package dev.fairway.cloud.dataplane;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;

/** The client's end of a connection to a {@link TcpTarget}. */
record TcpClient(Socket socket) implements AutoCloseable {
    /** The target's first line: who it is and whom it sees. */
    record Greeting(String name, String peer) {}

    Greeting greeting() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = socket.getInputStream().read();
                b != '\n';
                b = socket.getInputStream().read()) {
            if (b < 0) {
                throw new IOException("closed before the greeting");
            }
            line.write(b);
        }
        String[] words = line.toString(US_ASCII).split(" ");
        return new Greeting(words[0], words[1]);
    }

    TcpClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    TcpClient endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    byte[] read(int length) throws IOException {
        return socket.getInputStream().readNBytes(length);
    }

    byte[] readAll() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
