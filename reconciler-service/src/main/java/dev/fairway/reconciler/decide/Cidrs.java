package dev.fairway.reconciler.decide;

import java.net.Inet6Address;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 and IPv6 ranges, without ever asking a resolver. */
final class Cidrs {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final Pattern V6 = Pattern.compile("([0-9a-fA-F:]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

    /** The range with its host bits cleared, as clouds write it; empty if it is none. */
    static Optional<String> canonical(String text) {
        Matcher v4 = V4.matcher(text.strip());
        if (v4.matches()) {
            return v4(v4);
        }
        Matcher v6 = V6.matcher(text.strip());
        return v6.matches() ? v6(v6.group(1), Integer.parseInt(v6.group(2))) : Optional.empty();
    }

    private static Optional<String> v4(Matcher match) {
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int octet = Integer.parseInt(match.group(i));
            if (octet > 255) {
                return Optional.empty();
            }
            address = address << 8 | octet;
        }
        int bits = Integer.parseInt(match.group(5));
        if (bits > 32) {
            return Optional.empty();
        }
        long net = bits == 0 ? 0 : address & (0xffffffffL << (32 - bits) & 0xffffffffL);
        return Optional.of(
                (net >> 24) + "." + (net >> 16 & 255) + "." + (net >> 8 & 255) + "." + (net & 255) + "/" + bits);
    }

    private static Optional<String> v6(String address, int bits) {
        byte[] bytes = bytes(address);
        if (bytes.length != 16 || bits > 128) {
            return Optional.empty();
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            int kept = Math.clamp(bits - 16 * i, 0, 16);
            groups[i] = ((bytes[2 * i] & 255) << 8 | bytes[2 * i + 1] & 255) & (0xffff0000 >> kept);
        }
        return Optional.of(write(groups) + "/" + bits);
    }

    /** Four bytes for an IPv4 address in IPv6's clothes, none for no address. */
    private static byte[] bytes(String address) {
        try {
            return Inet6Address.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** RFC 5952: the first of the longest runs of zeros is left out, if it is longer than one. */
    private static String write(int[] groups) {
        int start = 0;
        int length = 0;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        return length < 2 ? join(groups, 0, 8) : join(groups, 0, start) + "::" + join(groups, start + length, 8);
    }

    private static String join(int[] groups, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    private Cidrs() {}
}
