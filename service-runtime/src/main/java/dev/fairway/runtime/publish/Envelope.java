package dev.fairway.runtime.publish;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way to a topic.
 *
 * @param partitionKey decides the partition; often the key, for {@code desired} the domain, for {@code outcomes} the source
 * @param value null is a tombstone
 * @param type CloudEvents type, such as {@code dev.fairway.outcome.v1}
 * @param traceparent W3C trace context, null where there is none
 * @param headers further ones
 */
public record Envelope(
        String topic,
        String partitionKey,
        String key,
        byte @Nullable [] value,
        String type,
        @Nullable String traceparent,
        Map<String, String> headers) {

    public Envelope {
        headers = Map.copyOf(headers);
    }

    public static Envelope of(String topic, String partitionKey, String key, byte @Nullable [] value, String type) {
        return new Envelope(topic, partitionKey, key, value, type, null, Map.of());
    }

    public static Envelope tombstone(String topic, String partitionKey, String key, String type) {
        return new Envelope(topic, partitionKey, key, null, type, null, Map.of());
    }

    public Envelope with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Envelope(topic, partitionKey, key, this.value, type, traceparent, more);
    }
}
