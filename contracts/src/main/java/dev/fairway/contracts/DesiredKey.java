package dev.fairway.contracts;

/** Key of {@code desired.<provider>}: {@code domain|source|uid}, partitioned by domain. */
public record DesiredKey(String domain, SourceRef source, String uid) {

    /** @throws IllegalArgumentException unless {@code text} has the three parts */
    public static DesiredKey parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + text + "' is not domain|source|uid");
        }
        return new DesiredKey(parts[0], SourceRef.parse(parts[1]), parts[2]);
    }

    @Override
    public String toString() {
        return domain + "|" + source + "|" + uid;
    }
}
