package dev.fairway.aws.act;

import dev.fairway.aws.clients.AwsErrors;
import dev.fairway.aws.observe.Listing;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Found;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One tag read tells which answers to creates are ours. */
public final class Confirm {

    public static Result<Map<ResourceId, Boolean>> of(
            ClusterScope scope, Listing listing, Collection<Found<AwsSpec>> made) {
        List<String> arns = made.stream().map(found -> found.handle().value()).toList();
        return AwsErrors.call("DescribeTags", arns.size() + " new resources", () -> {
            Map<String, Ownership> marks = listing.marks(arns);
            Map<ResourceId, Boolean> ours = new HashMap<>();
            made.forEach(found -> {
                Ownership mark = marks.get(found.handle().value());
                ours.put(
                        found.id(),
                        mark != null
                                && mark.clusterUid().equals(scope.clusterUid())
                                && mark.sourceUid().equals(found.spec().owner())
                                && mark.part().equals(found.id().toString()));
            });
            return ours;
        });
    }

    private Confirm() {}
}
