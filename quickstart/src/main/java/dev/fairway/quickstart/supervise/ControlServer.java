package dev.fairway.quickstart.supervise;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The supervisor's side of the command line: one request a connection, a line of words; the answer's first word is {@code
 * ok} or {@code no}, the rest is for the user.
 *
 * <pre>
 * states          ok [{"name":"watcher",…},…]
 * stop watcher    ok watcher is stopped
 * kill wacher     no there is no part 'wacher'; the parts are watcher, …
 * down            ok 4711
 * </pre>
 */
final class ControlServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Supervisor supervisor;
    private final Runnable down;
    private final ServerSocketChannel server;

    ControlServer(Path socket, Supervisor supervisor, Runnable down) throws IOException {
        this.supervisor = supervisor;
        this.down = down;
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().name("control").daemon().start(this::serve);
    }

    private void serve() {
        while (true) {
            try {
                SocketChannel client = server.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(SocketChannel client) {
        try (client) {
            var reader = Channels.newReader(client, StandardCharsets.UTF_8);
            var request = new StringBuilder();
            for (int next = reader.read(); next >= 0 && next != '\n'; next = reader.read()) {
                request.append((char) next);
            }
            String reply = reply(request.toString().strip().split(" "));
            client.write(StandardCharsets.UTF_8.encode(reply));
        } catch (IOException e) {
            // The other side has gone; there is nobody left to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String reply(String[] words) throws IOException, InterruptedException {
        switch (words[0]) {
            case "states":
                return "ok " + JSON.writeValueAsString(supervisor.states());
            case "down":
                Thread.ofPlatform().start(down);
                return "ok " + ProcessHandle.current().pid();
            case "stop", "start", "kill":
                return words.length == 2 ? change(words[0], words[1]) : "no " + words[0] + " needs the name of a part";
            default:
                return "no '" + words[0] + "' is not understood";
        }
    }

    private String change(String verb, String name) throws InterruptedException {
        var found = supervisor.keeper(name);
        if (found.isEmpty()) {
            return "no there is no part '" + name + "'; the parts are " + String.join(", ", supervisor.names());
        }
        Keeper keeper = found.get();
        if (verb.equals("stop")) {
            keeper.stop();
            return "ok " + name + " is stopped; ./fairway start " + name + " starts it again";
        }
        if (verb.equals("start")) {
            keeper.want();
            return "ok " + name + " is started; ./fairway status shows when it is ready";
        }
        return keeper.kill()
                ? "ok " + name + " was killed with signal 9 and will be started again"
                : "no " + name + " does not run";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
