package dev.fairway.cloud.aws.state;

/** Ends an operation with an error answer; the transaction around it takes every change back. */
public final class Refusal extends RuntimeException {
    private final AwsRule rule;
    private final String message;

    Refusal(AwsRule rule, String message) {
        super(message, null, false, false);
        this.rule = rule;
        this.message = message;
    }

    public AwsRule rule() {
        return rule;
    }

    public String message() {
        return message;
    }
}
