package dev.fairway.cloud.aws.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** An IPv4 block with its host bits cleared, as EC2 stores it: 100.68.0.18/18 is 100.68.0.0/18. */
public record Cidr(int network, int length) {

    public static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        Optional<Integer> address = address(slash < 0 ? "" : text.substring(0, slash));
        String length = slash < 0 ? "" : text.substring(slash + 1);
        if (address.isEmpty() || !length.matches("\\d|[12]\\d|3[0-2]")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(length);
        return Optional.of(new Cidr(address.get() & mask(bits), bits));
    }

    @JsonCreator
    public static Cidr of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is not an IPv4 block."));
    }

    /** The 32 bits of a dotted address; empty if it is none. */
    public static Optional<Integer> address(String dotted) {
        if (!dotted.matches("(\\d{1,3}\\.){3}\\d{1,3}")) {
            return Optional.empty();
        }
        int bits = 0;
        for (String part : dotted.split("\\.")) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | octet;
        }
        return Optional.of(bits);
    }

    public boolean contains(int address) {
        return (address & mask(length)) == network;
    }

    public boolean contains(String dotted) {
        return address(dotted).map(this::contains).orElse(false);
    }

    /** The dotted address at an offset from the network's own. */
    public String at(int offset) {
        return dotted(network + offset);
    }

    public int size() {
        return length == 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, 1L << (32 - length));
    }

    private static String dotted(int bits) {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }

    private static int mask(int bits) {
        return bits == 0 ? 0 : -1 << (32 - bits);
    }

    @JsonValue
    @Override
    public String toString() {
        return dotted(network) + "/" + length;
    }
}
