package dev.fairway.cloud.dataplane;

import java.util.ArrayList;
import java.util.List;

/** Everything the listener was told, in order. */
final class HealthLog implements HealthListener {
    private record Entry(String groupId, String targetId, TargetHealth health) {}

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public synchronized void changed(String groupId, String targetId, TargetHealth health) {
        entries.add(new Entry(groupId, targetId, health));
    }

    synchronized List<TargetHealth> of(String group, String target) {
        return entries.stream()
                .filter(entry -> entry.groupId.equals(group) && entry.targetId.equals(target))
                .map(Entry::health)
                .toList();
    }

    synchronized boolean nothingSaidOf(String group) {
        return entries.stream().noneMatch(entry -> entry.groupId.equals(group));
    }

    /** Until this is the last that was said of the target. */
    void awaitState(String group, String target, TargetHealth health) {
        Eventually.holds(group + "/" + target + " is " + health, () -> {
            List<TargetHealth> states = of(group, target);
            return !states.isEmpty() && states.getLast() == health;
        });
    }

    void awaitStates(String group, String target, TargetHealth... states) {
        Eventually.holds(
                group + "/" + target + " went " + List.of(states),
                () -> of(group, target).equals(List.of(states)));
    }
}
