package dev.fairway.cluster.apiserver.proto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The wire format: fields of numbers or of bytes. Throws BufferUnderflowException on what is cut. */
final class Wire {

    /** @param bytes empty for a number */
    record Entry(int field, long number, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static List<Entry> read(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        var entries = new ArrayList<Entry>();
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            int field = tag >>> 3;
            entries.add(
                    switch (tag & 7) {
                        case 0 -> new Entry(field, varint(in), new byte[0]);
                        case 1 -> new Entry(field, in.getLong(), new byte[0]);
                        case 5 -> new Entry(field, in.getInt(), new byte[0]);
                        default -> new Entry(field, 0, bytes(in));
                    });
        }
        return entries;
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = (int) varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new java.nio.BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 127) << shift;
            if (next >= 0) {
                break;
            }
        }
        return value;
    }

    private Wire() {}
}
