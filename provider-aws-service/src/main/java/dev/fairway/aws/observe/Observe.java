package dev.fairway.aws.observe;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsErrors;
import dev.fairway.aws.clients.AwsTags;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.DomainScope;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Observation;
import dev.fairway.spi.Owned;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Filter;

/** Everything that exists and is ours, of a few owners in full or of a whole cluster by marks alone. */
public final class Observe {
    private final AwsClients aws;
    private final Listing listing;

    public Observe(AwsClients aws, Listing listing) {
        this.aws = aws;
        this.listing = listing;
    }

    public Result<Observation<AwsSpec>> domain(DomainScope<AwsSpec> scope) {
        return AwsErrors.call("Describe*", scope.domain(), () -> {
            Set<String> owners = scope.owners();
            Set<String> withShared = new HashSet<>(owners);
            withShared.add(Ownership.SHARED); // a balancer wears the shared group, whose id must be recognised
            List<Found<AwsSpec>> groups = ReadGroups.of(aws, scope.cluster(), withShared);
            List<Found<AwsSpec>> found = new ArrayList<>();
            Map<String, ResourceId> ids = new HashMap<>();
            groups.forEach(group -> {
                if (group.spec() instanceof SecurityGroup) {
                    ids.put(group.handle().value(), group.id());
                }
                if (owners.contains(group.spec().owner())) {
                    found.add(group);
                }
            });
            if (!owners.equals(Set.of(Ownership.SHARED))) {
                found.addAll(new ReadBalancers(aws, listing).of(scope.cluster().clusterUid(), owners, ids));
            }
            return new Observation<>(found);
        });
    }

    public Result<List<Owned>> cluster(ClusterScope scope) {
        return AwsErrors.call("Describe*", "cluster " + scope.cluster(), () -> {
            List<Owned> owned = new ArrayList<>();
            listing.read().marks().forEach((arn, mark) -> {
                if (mark.clusterUid().equals(scope.clusterUid())) {
                    owned.add(new Owned(mark, Handle.of(arn)));
                }
            });
            aws.ec2()
                    .describeSecurityGroupsPaginator(r -> r.filters(Filter.builder()
                            .name("tag:" + Ownership.CLUSTER_UID)
                            .values(scope.clusterUid())
                            .build()))
                    .securityGroups()
                    .forEach(group -> {
                        Ownership mark = Ownership.read(AwsTags.ofEc2(group.tags()));
                        if (mark != null) {
                            owned.add(new Owned(mark, Handle.of(group.groupId())));
                        }
                    });
            return owned;
        });
    }
}
