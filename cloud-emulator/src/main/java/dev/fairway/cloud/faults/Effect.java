package dev.fairway.cloud.faults;

import java.time.Duration;

/** What happens to a call that a fault rule meets. */
public sealed interface Effect {

    /** An answer in the cloud's form, without effect. */
    record Fail(int status, String code, String message) implements Effect {}

    /** The cloud's own way to ask for less. */
    record Throttle() implements Effect {}

    /** The cloud's own way to say that a quota is used up. */
    record Quota() implements Effect {}

    record Latency(Duration by) implements Effect {}

    /** No effect, and no answer as long as the client waits. */
    record TimeoutBefore() implements Effect {}

    /** The effect, and no answer as long as the client waits. */
    record TimeoutAfter() implements Effect {}

    /** No effect; the connection is closed. */
    record CutBefore() implements Effect {}

    /** The effect; the connection is closed instead of an answer. */
    record CutAfter() implements Effect {}

    default String label() {
        return Character.toLowerCase(getClass().getSimpleName().charAt(0))
                + getClass().getSimpleName().substring(1);
    }
}
