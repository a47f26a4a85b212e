package dev.fairway.status.fold;

/** @param status {@code True}, {@code False} or {@code Unknown} */
public record Condition(String type, String status, String reason, String message) {
    /** Every type of ours begins so. */
    public static final String PREFIX = "fairway.dev/";

    public static final String ACCEPTED = PREFIX + "Accepted";

    public static String provisioned(String provider) {
        return PREFIX + "Provisioned-" + provider;
    }
}
