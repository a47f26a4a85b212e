package dev.fairway.cloud.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** JSON lines; at start a large file makes way for a new one, and only the one before it is kept. */
final class JournalFile implements AutoCloseable {
    private static final long ROTATE_AT_BYTES = 32L << 20;

    private final Path file;
    private final List<String> before;
    private final OutputStream out;

    JournalFile(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // A line without its end belongs to a call that was never answered.
            String text = Files.exists(file) ? Files.readString(file) : "";
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            before = whole.lines().toList();
            if (whole.length() > ROTATE_AT_BYTES) {
                Files.move(
                        file, file.resolveSibling(file.getFileName() + ".before"), StandardCopyOption.REPLACE_EXISTING);
                Files.writeString(file, before.getLast() + "\n");
            } else if (whole.length() != text.length()) {
                Files.writeString(file, whole);
            }
            out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the journal in " + file, e);
        }
    }

    List<String> read() {
        return before;
    }

    void append(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the journal to " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file, e);
        }
    }
}
