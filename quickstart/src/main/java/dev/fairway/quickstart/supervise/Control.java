package dev.fairway.quickstart.supervise;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fairway.quickstart.Checkout;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command line's side of the supervisor. */
public final class Control {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Checkout checkout;

    public Control(Checkout checkout) {
        this.checkout = checkout;
    }

    /** @param text of the answer, for the user */
    public record Reply(boolean ok, String text) {}

    /** Empty if no supervisor runs in this checkout. */
    public Optional<Reply> ask(String request) throws IOException {
        var address = UnixDomainSocketAddress.of(socket(checkout));
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.write(StandardCharsets.UTF_8.encode(request + "\n"));
            channel.shutdownOutput();
            var answer = new StringBuilder();
            var reader = Channels.newReader(channel, StandardCharsets.UTF_8);
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                answer.append((char) next);
            }
            String text = answer.toString();
            return Optional.of(new Reply(text.startsWith("ok"), text.length() > 3 ? text.substring(3) : text));
        } catch (java.net.SocketException e) {
            // Nobody listens: the file is not there, or it was left by a supervisor that is gone.
            return Optional.empty();
        }
    }

    /** Empty if no supervisor runs in this checkout. */
    public Optional<List<PartState>> states() throws IOException {
        var reply = ask("states");
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(JSON.readValue(reply.get().text(), new TypeReference<List<PartState>>() {}));
    }

    /** A socket's path has to be shorter than 108 bytes (unix(7)), so it is relative to the working directory if it can. */
    static Path socket(Checkout checkout) {
        Path absolute = checkout.run().resolve("control.sock");
        Path here = Path.of("").toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
