package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Copies one direction. Off-heap memory in an arena is given back at once, where a direct buffer waits for the collector. */
final class CopyLoop {
    private static final int SMALL = 4 * 1024;
    private static final int LARGE = 64 * 1024;

    /** Virtual threads are not preempted: two bulk transfers would otherwise keep both cores of a laptop to themselves. */
    private static final int READS_PER_TURN = 32;

    private CopyLoop() {}

    static void copy(SocketChannel in, SocketChannel out) throws IOException {
        if (copyUntilFull(in, out, SMALL, true)) {
            copyUntilFull(in, out, LARGE, false);
        }
    }

    /** True when it stopped because a read filled the whole buffer, so a larger one pays; false at the end of the stream. */
    private static boolean copyUntilFull(SocketChannel in, SocketChannel out, int size, boolean stopWhenFull)
            throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer buffer = arena.allocate(size).asByteBuffer();
            for (int reads = 1; in.read(buffer) >= 0; reads++) {
                boolean full = !buffer.hasRemaining();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
                if (full && stopWhenFull) {
                    return true;
                }
                if (reads % READS_PER_TURN == 0) {
                    Thread.yield();
                }
            }
            return false;
        }
    }
}
