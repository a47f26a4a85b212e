package dev.fairway.status.fold;

/**
 * An event to tell.
 *
 * @param occasion the same occasion is told once only
 */
public record Telling(boolean warning, String reason, String message, String occasion) {
    private static final int LONGEST = 1000;

    public Telling {
        message = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    }
}
