package dev.fairway.spi;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * Names that can be computed again, so that a lost reply is repeated instead of doubled: a readable prefix and 65 bits of a
 * hash over everything that makes the resource a different one.
 */
public final class Names {
    private static final int HASH_LENGTH = 13; // base 32: 13 * 5 = 65 bits

    /**
     * @param maxLength the cloud's limit, at least 20
     * @param readable what a person should recognise; cut, and reduced to {@code [a-z0-9-]}
     * @param identity all that makes the resource a different one
     */
    public static String compute(int maxLength, String readable, String... identity) {
        String clean =
                readable.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        int room = maxLength - HASH_LENGTH - 1;
        String prefix = clean.substring(0, Math.min(clean.length(), room)).replaceAll("-+$", "");
        return (prefix.isEmpty() ? "fw" : prefix) + "-" + hash(String.join("\u0000", identity));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            String digits = new BigInteger(1, digest).toString(32);
            return digits.substring(digits.length() - HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private Names() {}
}
