package dev.fairway.cluster.apiserver.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.kinds.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line for each change, written before the change is answered; made compact at each start. */
final class Log implements AutoCloseable {
    private final @Nullable Path file;
    private @Nullable FileChannel channel;

    private Log(@Nullable Path file) {
        this.file = file;
    }

    static Log open(@Nullable Path dir) {
        try {
            if (dir == null) {
                return new Log(null);
            }
            Files.createDirectories(dir);
            return new Log(dir.resolve("objects.jsonl"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep objects in " + dir, e);
        }
    }

    /** Fills {@code objects} from disk and gives the highest version that was ever used. */
    long load(Map<Key, ObjectNode> objects) {
        if (file == null) {
            return 0;
        }
        long version = 0;
        try {
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    JsonNode entry = whole(line);
                    if (entry != null) {
                        version = Math.max(version, entry.path("v").asLong());
                        replay(entry, objects);
                    }
                }
            }
            compact(objects, version);
            channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            return version;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Null for a line that a kill cut short: it was never answered. */
    private static @Nullable JsonNode whole(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (IOException e) {
            return null;
        }
    }

    private static void replay(JsonNode entry, Map<Key, ObjectNode> objects) {
        if (!entry.has("kind")) {
            return;
        }
        Key key = new Key(
                Kind.valueOf(entry.path("kind").asText()),
                entry.path("ns").asText(),
                entry.path("name").asText());
        if (entry.get("object") instanceof ObjectNode object) {
            objects.put(key, object);
        } else {
            objects.remove(key);
        }
    }

    private void compact(Map<Key, ObjectNode> objects, long version) throws IOException {
        Path target = java.util.Objects.requireNonNull(file);
        Path fresh = target.resolveSibling("objects.new");
        try (var out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            out.write("{\"v\":" + version + "}\n");
            for (Map.Entry<Key, ObjectNode> entry : objects.entrySet()) {
                out.write(line(version, entry.getKey(), entry.getValue()));
            }
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void append(Change change) {
        if (channel == null) {
            return;
        }
        ObjectNode object = change.verb().equals("DELETED") ? null : change.object();
        ByteBuffer bytes =
                ByteBuffer.wrap(line(change.version(), change.key(), object).getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String line(long version, Key key, @Nullable ObjectNode object) {
        ObjectNode line = Json.object();
        line.put("v", version)
                .put("kind", key.kind().name())
                .put("ns", key.namespace())
                .put("name", key.name());
        line.set("object", object);
        return new String(Json.bytes(line), StandardCharsets.UTF_8) + "\n";
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
