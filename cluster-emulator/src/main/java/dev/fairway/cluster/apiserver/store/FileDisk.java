package dev.fairway.cluster.apiserver.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.Kinds;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A directory with a snapshot and the changes since, a line each, columns parted by tabs:
 *
 * <pre>
 * snapshot   REVISION, then  GROUP/PLURAL  JSON
 * changes    REVISION  TYPE  GROUP/PLURAL  TIME  SUBRESOURCE  JSON
 * </pre>
 *
 * A change is written to the file at once, which a kill of this process survives; a last line that was cut is no change,
 * since it was never answered.
 */
final class FileDisk implements Disk {
    private static final long LARGE = 32L << 20;

    private final Path snapshot;
    private final Path changes;
    private OutputStream out;
    private long written;

    private FileDisk(Path snapshot, Path changes) throws IOException {
        this.snapshot = snapshot;
        this.changes = changes;
        this.out = new FileOutputStream(changes.toFile(), true);
    }

    static FileDisk open(Path directory) {
        try {
            Files.createDirectories(directory);
            return new FileDisk(directory.resolve("snapshot"), directory.resolve("changes"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the cluster's state in " + directory, e);
        }
    }

    @Override
    public void load(Consumer<Read> reader) {
        try {
            if (Files.exists(snapshot)) {
                try (BufferedReader lines = Files.newBufferedReader(snapshot)) {
                    reader.accept(new Read.Base(Long.parseLong(lines.readLine())));
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        String[] columns = line.split("\t", 2);
                        kind(columns[0]).ifPresent(kind -> reader.accept(new Read.Kept(kind, object(columns[1]))));
                    }
                }
            }
            String text = Files.readString(changes);
            // What follows the last line end was cut by a kill.
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> change(line.split("\t", 6), reader));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the cluster's state beside " + snapshot, e);
        }
    }

    private static void change(String[] columns, Consumer<Read> reader) {
        kind(columns[2])
                .ifPresent(kind -> reader.accept(new Read.Changed(
                        new Line(
                                Long.parseLong(columns[0]),
                                Change.Type.valueOf(columns[1]),
                                kind,
                                Instant.parse(columns[3]),
                                columns[4],
                                columns[5].getBytes(StandardCharsets.UTF_8)),
                        object(columns[5]))));
    }

    @Override
    public void append(Line line) {
        var bytes = new ByteArrayOutputStream(line.json().length + 128);
        String head = line.revision() + "\t" + line.type() + "\t" + line.kind().group() + "/"
                + line.kind().plural() + "\t" + line.at() + "\t" + line.subresource() + "\t";
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(line.json());
        bytes.write('\n');
        try {
            out.write(bytes.toByteArray());
            written += bytes.size();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot append to " + changes, e);
        }
    }

    @Override
    public boolean wantsCompaction() {
        return written > LARGE;
    }

    /** A kill between the two steps is harmless: changes up to the snapshot's revision are skipped when loading. */
    @Override
    public void compact(long revision, Map<Kind, Collection<Stored>> objects) {
        try {
            Path next = snapshot.resolveSibling("snapshot.next");
            try (var file = new BufferedOutputStream(Files.newOutputStream(next))) {
                file.write((revision + "\n").getBytes(StandardCharsets.UTF_8));
                for (var entry : objects.entrySet()) {
                    byte[] head = (entry.getKey().group() + "/" + entry.getKey().plural() + "\t")
                            .getBytes(StandardCharsets.UTF_8);
                    for (Stored stored : entry.getValue()) {
                        file.write(head);
                        file.write(stored.json());
                        file.write('\n');
                    }
                }
            }
            Files.move(next, snapshot, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            out.close();
            out = new FileOutputStream(changes.toFile(), false);
            written = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the snapshot " + snapshot, e);
        }
    }

    private static Optional<Kind> kind(String name) {
        String[] words = name.split("/", 2);
        return Kinds.find(words[0], "v1", words[1]);
    }

    private static ObjectNode object(String json) {
        try {
            JsonNode node = Json.parse(json.getBytes(StandardCharsets.UTF_8));
            return (ObjectNode) node;
        } catch (IOException e) {
            throw new UncheckedIOException("Not an object: " + json, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + changes, e);
        }
    }
}
