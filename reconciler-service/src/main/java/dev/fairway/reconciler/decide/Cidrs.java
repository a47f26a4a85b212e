package dev.fairway.reconciler.decide;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 and IPv6 ranges, without ever asking a resolver. */
final class Cidrs {
    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*/(\\d{1,3})");

    /** The range with its host bits cleared, as clouds write it; empty if it is none. */
    static Optional<String> canonical(String text) {
        Matcher v4 = V4.matcher(text.strip());
        if (v4.matches()) {
            return v4(v4);
        }
        Matcher v6 = V6.matcher(text.strip());
        return v6.matches() && Integer.parseInt(v6.group(1)) <= 128
                ? Optional.of(text.strip().toLowerCase(java.util.Locale.ROOT))
                : Optional.empty();
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

    private Cidrs() {}
}
