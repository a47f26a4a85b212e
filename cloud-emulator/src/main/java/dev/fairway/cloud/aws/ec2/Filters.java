package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.Tagged;
import dev.fairway.cloud.faults.Glob;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Filter;

/** EC2's filters: all must hold, of one filter's values any; {@code *} and {@code ?} in values (EC2 guide, Filtering). */
final class Filters<T extends Tagged> {
    private static final String TAG = "tag:";

    private final Map<String, Function<T, Collection<String>>> known = new LinkedHashMap<>();

    Filters() {
        known.put("tag-key", resource -> resource.tags().keySet());
        known.put("tag-value", resource -> resource.tags().values());
    }

    Filters<T> on(String name, Function<T, String> value) {
        known.put(name, resource -> List.of(value.apply(resource)));
        return this;
    }

    Filters<T> onAny(String name, Function<T, Collection<String>> values) {
        known.put(name, values);
        return this;
    }

    Stream<T> apply(Stream<T> all, List<Filter> filters) {
        Stream<T> left = all;
        for (Filter filter : filters) {
            Function<T, Collection<String>> values = values(filter.name() == null ? "" : filter.name());
            left = left.filter(
                    resource -> values.apply(resource).stream().anyMatch(value -> anyMatches(filter.values(), value)));
        }
        return left;
    }

    private Function<T, Collection<String>> values(String name) {
        if (name.startsWith(TAG)) {
            String key = name.substring(TAG.length());
            return resource ->
                    resource.tags().containsKey(key) ? List.of(resource.tags().getOrDefault(key, "")) : List.of();
        }
        Function<T, Collection<String>> values = known.get(name);
        if (values == null) {
            throw AwsRule.EC2_VALUE.refuse(
                    "The filter '" + name + "' is invalid; this emulator knows " + known.keySet() + " and tag:KEY");
        }
        return values;
    }

    private static boolean anyMatches(List<String> globs, String value) {
        return globs.stream().anyMatch(glob -> Glob.matches(glob, value));
    }
}
