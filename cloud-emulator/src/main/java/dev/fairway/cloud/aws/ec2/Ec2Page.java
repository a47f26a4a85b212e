package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.store.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list; the token is the id of the last that was given, so pages survive changes. */
record Ec2Page<T>(List<T> items, @Nullable String next) {

    /** What a request says of paging. Ids and MaxResults together are refused. */
    record Wanted(
            List<String> ids,
            @Nullable Integer maxResults,
            @Nullable String token) {}

    static <T extends Entity> Ec2Page<T> of(List<T> all, Wanted wanted) {
        Integer max = wanted.maxResults();
        if (max != null && (max < 5 || max > 1000)) {
            throw AwsRule.EC2_VALUE.refuse("Value ( " + max
                    + " ) for parameter maxResults is invalid. Expecting a value" + " between 5 and 1000.");
        }
        if (max != null && !wanted.ids().isEmpty()) {
            throw AwsRule.EC2_PARAMETERS_CLASH.refuse("Ids cannot be used together with the parameter maxResults");
        }
        int from = 0;
        if (wanted.token() != null && !wanted.token().isEmpty()) {
            from = 1 + all.stream().map(Entity::id).toList().indexOf(wanted.token());
            if (from == 0) {
                throw AwsRule.EC2_VALUE.refuse("The token '" + wanted.token() + "' is not valid");
            }
        }
        int to = Math.min(all.size(), from + (max == null ? 1000 : max));
        return new Ec2Page<>(
                all.subList(from, to), to < all.size() ? all.get(to - 1).id() : null);
    }
}
