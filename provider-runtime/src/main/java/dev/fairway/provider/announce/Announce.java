package dev.fairway.provider.announce;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.retry.Retrying;
import java.util.List;

/** R11: who makes the topic first, then announces, is never sent what it cannot find. The announcement outlives the service. */
public final class Announce {
    private static final Codec<ProviderAnnouncement> CODEC = Codec.of(ProviderAnnouncement.class);

    private final Publisher publisher;
    private final Retrying retrying;

    public Announce(Publisher publisher, Retrying retrying) {
        this.publisher = publisher;
        this.retrying = retrying;
    }

    /** The topic of desired states is there by now: topics are made before any channel starts. */
    public void announce(ProviderAnnouncement announcement) {
        String name = announcement.provider();
        Envelope envelope = Envelope.of(
                Topics.PROVIDERS, name, name, CODEC.encode(announcement), "dev.fairway.provider-announcement.v1");
        retrying.untilDone("announce " + name, () -> {
            if (!publisher.sendAll(List.of(envelope)).isEmpty()) {
                throw new IllegalStateException("Kafka did not take it");
            }
        });
    }
}
