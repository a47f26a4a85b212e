package dev.fairway.runtime.view;

import java.util.Map;
import java.util.function.IntPredicate;

/**
 * @param consumer settings of an assigned consumer, see KafkaSettings
 * @param wanted partitions to follow
 */
public record TopicViewConfig(Map<String, Object> consumer, String topic, IntPredicate wanted) {

    public TopicViewConfig(Map<String, Object> consumer, String topic) {
        this(consumer, topic, partition -> true);
    }
}
