package dev.fairway.provider.loop;

import dev.fairway.contracts.outcome.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to the topic {@code outcomes}. */
public interface Outbox {
    /** Returns once Kafka has acknowledged all of them. */
    void publish(List<Letter> letters);

    /** @param traceparent of the record that led to it */
    record Letter(Outcome outcome, @Nullable String traceparent) {}
}
