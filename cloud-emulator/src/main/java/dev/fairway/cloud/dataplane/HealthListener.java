package dev.fairway.cloud.dataplane;

/**
 * Told of every change, in order, by one thread that holds no lock of the data plane, so it may call {@code apply}. A change
 * of a target that has meanwhile been removed may still arrive.
 */
@FunctionalInterface
public interface HealthListener {
    void changed(String groupId, String targetId, TargetHealth health);
}
