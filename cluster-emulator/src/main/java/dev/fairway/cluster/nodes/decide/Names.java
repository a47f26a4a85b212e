package dev.fairway.cluster.nodes.decide;

/** Words of the alphabet that upstream makes names of: no vowels, so no words of any language. */
public final class Names {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    /** The same {@code length} letters for the same text. */
    public static String of(String text, int length) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, then mixed: close texts shall not share their first letters
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return of(hash ^ (hash >>> 31), length);
    }

    public static String of(long number, int length) {
        StringBuilder name = new StringBuilder();
        long rest = number;
        for (int i = 0; i < length; i++) {
            name.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
            rest = Long.divideUnsigned(rest, ALPHABET.length());
        }
        return name.toString();
    }

    private Names() {}
}
