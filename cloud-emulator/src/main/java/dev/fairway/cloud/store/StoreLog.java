package dev.fairway.cloud.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/**
 * One line per transaction, handed to the kernel before the caller goes on: a killed process loses nothing. Written anew from
 * the state at start and whenever it has grown. A last line without its end was never acknowledged and is dropped.
 */
final class StoreLog implements AutoCloseable {
    private static final long COMPACT_AT_BYTES = 16L << 20;

    private final Path file;
    private FileChannel out;

    StoreLog(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.out = open(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the cloud's state in " + file, e);
        }
    }

    List<String> read() {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the cloud's state from " + file, e);
        }
    }

    void append(String line) {
        try {
            write(out, line);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the cloud's state to " + file, e);
        }
    }

    void compactIfGrown(Supplier<String> state) {
        try {
            if (out.size() > COMPACT_AT_BYTES) {
                compact(state.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the cloud's state to " + file, e);
        }
    }

    void compact(String wholeState) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            FileChannel fresh = open(next);
            write(fresh, wholeState);
            fresh.force(true);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            out.close();
            out = fresh;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the cloud's state to " + file, e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private static void write(FileChannel to, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            to.write(bytes);
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
