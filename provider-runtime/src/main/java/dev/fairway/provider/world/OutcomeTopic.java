package dev.fairway.provider.world;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.provider.loop.Outbox;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.retry.Retrying;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Outcomes onto their topic; what was not acknowledged is sent again until it is. */
public final class OutcomeTopic implements Outbox {
    private static final Codec<Outcome> CODEC = Codec.of(Outcome.class);

    private final Publisher publisher;
    private final Retrying retrying;

    public OutcomeTopic(Publisher publisher, Retrying retrying) {
        this.publisher = publisher;
        this.retrying = retrying;
    }

    @Override
    public void publish(List<Letter> letters) {
        List<Envelope> unsent = new ArrayList<>();
        letters.forEach(letter -> unsent.add(envelope(letter)));
        retrying.untilDone("publish outcomes", () -> {
            List<Envelope> failed = publisher.sendAll(unsent);
            unsent.retainAll(failed);
            if (!failed.isEmpty()) {
                throw new IllegalStateException(failed.size() + " outcomes were not acknowledged");
            }
        });
    }

    private static Envelope envelope(Letter letter) {
        Outcome outcome = letter.outcome();
        return new Envelope(
                Topics.OUTCOMES,
                outcome.source().toString(),
                outcome.key().toString(),
                CODEC.encode(outcome),
                "dev.fairway.outcome.v1",
                letter.traceparent(),
                Map.of());
    }
}
