package dev.fairway.contracts;

/** Key of {@code outcomes}: {@code source|uid|writer}, partitioned by source. */
public record OutcomeKey(SourceRef source, String uid, String writer) {

    /** @throws IllegalArgumentException unless {@code text} has the three parts */
    public static OutcomeKey parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + text + "' is not source|uid|writer");
        }
        return new OutcomeKey(SourceRef.parse(parts[0]), parts[1], parts[2]);
    }

    @Override
    public String toString() {
        return source + "|" + uid + "|" + writer;
    }
}
