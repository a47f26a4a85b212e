package dev.fairway.status.fold;

/** An entry of {@code status.conditions}. @param since {@code lastTransitionTime}, which moves with the status alone */
public record Condition(String type, String status, String reason, String message, String since) {
    static final String OURS = "fairway.dev/";
    static final String ACCEPTED = OURS + "Accepted";
    static final String PROVISIONED = OURS + "Provisioned-";
    static final String TRUE = "True";
    static final String FALSE = "False";
    static final String UNKNOWN = "Unknown";

    boolean isOurs() {
        return type.equals(ACCEPTED) || type.startsWith(PROVISIONED);
    }

    boolean saysTheSameAs(Condition other) {
        return status.equals(other.status) && reason.equals(other.reason) && message.equals(other.message);
    }
}
