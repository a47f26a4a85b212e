package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.AwsRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list, and where the next begins; the marker is the id of the last that was given, so pages survive changes. */
record Page<T>(List<T> items, @Nullable String next) {

    interface Key<T> {
        String of(T item);
    }

    static <T> Page<T> of(List<T> all, Key<T> key, @Nullable String marker, int size) {
        int from = 0;
        if (marker != null && !marker.isEmpty()) {
            from = 1 + all.stream().map(key::of).toList().indexOf(marker);
            if (from == 0) {
                throw AwsRule.ELB_VALUE.refuse("The marker '" + marker + "' is not valid");
            }
        }
        int to = Math.min(all.size(), from + size);
        return new Page<>(all.subList(from, to), to < all.size() ? key.of(all.get(to - 1)) : null);
    }
}
