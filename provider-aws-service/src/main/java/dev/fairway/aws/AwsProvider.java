package dev.fairway.aws;

import dev.fairway.aws.act.Abandon;
import dev.fairway.aws.act.Confirm;
import dev.fairway.aws.act.Delete;
import dev.fairway.aws.act.Put;
import dev.fairway.aws.annotations.AwsAnnotation;
import dev.fairway.aws.annotations.Choices;
import dev.fairway.aws.audit.Audit;
import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.aws.facts.ReadFacts;
import dev.fairway.aws.observe.Listing;
import dev.fairway.aws.observe.Observe;
import dev.fairway.aws.observe.ReadStanding;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.aws.spec.TargetGroup;
import dev.fairway.aws.translate.Addresses;
import dev.fairway.aws.translate.Translate;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Change;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.DomainScope;
import dev.fairway.spi.DomainView;
import dev.fairway.spi.Found;
import dev.fairway.spi.Made;
import dev.fairway.spi.Observation;
import dev.fairway.spi.Owned;
import dev.fairway.spi.Refs;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;
import dev.fairway.spi.Standing;
import dev.fairway.spi.Translation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** AWS, as the loop sees it: each question and each act in the package that is named after it. */
public final class AwsProvider implements CloudProvider<AwsSpec, AwsFacts> {
    private final AwsClients aws;
    private final ProviderAnnouncement announcement;
    private final Listing listing;
    private final Observe observe;
    private final Put put;
    private final Delete delete;

    /** @param classes load balancer classes that it serves */
    public AwsProvider(AwsClients aws, List<String> classes) {
        this.aws = aws;
        this.announcement = new ProviderAnnouncement(
                "aws",
                1,
                1,
                classes,
                ProviderAnnouncement.DomainRule.SOURCE,
                List.of(AwsAnnotation.PREFIX),
                Set.of("tcp", "udp", "tcp-udp", "instance-targets", "ip-targets", "source-ranges"));
        this.listing = new Listing(aws);
        this.observe = new Observe(aws, listing);
        this.put = new Put(aws);
        this.delete = new Delete(aws);
    }

    @Override
    public ProviderAnnouncement announcement() {
        return announcement;
    }

    @Override
    public Class<AwsSpec> specType() {
        return AwsSpec.class;
    }

    @Override
    public List<Problem> audit(Frontend frontend, AwsFacts facts) {
        return Audit.of(frontend, facts);
    }

    @Override
    public Translation<AwsSpec> translate(DomainView<AwsSpec, AwsFacts> view) {
        return Translate.domain(view);
    }

    @Override
    public List<AwsSpec> translateShared(DomainView<AwsSpec, AwsFacts> view) {
        return Translate.shared(view);
    }

    @Override
    public Set<String> backendSets(Frontend frontend) {
        boolean pods = Choices.of(frontend).podTargets();
        return frontend.listeners().stream()
                .map(l -> pods ? l.pool().pods() : l.pool().nodes())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Address> addresses(String sourceUid, Collection<Found<AwsSpec>> found) {
        return Addresses.of(sourceUid, found);
    }

    @Override
    public Set<String> listedTypes() {
        return Set.of(LoadBalancer.TYPE, TargetGroup.TYPE, SecurityGroup.TYPE);
    }

    @Override
    public Result<AwsFacts> facts(ClusterScope scope) {
        return ReadFacts.of(aws, scope);
    }

    @Override
    public Result<Observation<AwsSpec>> observe(DomainScope<AwsSpec> scope) {
        return observe.domain(scope);
    }

    @Override
    public Result<List<Owned>> list(ClusterScope scope) {
        return observe.cluster(scope);
    }

    @Override
    public Result<Made> put(ClusterScope scope, Change.Put<AwsSpec> change, Refs refs) {
        return put.put(change, refs);
    }

    @Override
    public Result<Map<ResourceId, Boolean>> confirm(ClusterScope scope, Collection<Found<AwsSpec>> made) {
        return Confirm.of(scope, listing, made);
    }

    @Override
    public Result<ResourceId> delete(ClusterScope scope, Found<AwsSpec> found) {
        return delete.delete(found);
    }

    @Override
    public Result<Map<String, Standing>> standing(
            ClusterScope scope, Set<String> sourceUids, Collection<Found<AwsSpec>> found) {
        return ReadStanding.of(aws, sourceUids, found);
    }

    @Override
    public Result<ResourceId> abandon(ClusterScope scope, Found<AwsSpec> found) {
        return Abandon.of(aws, found);
    }
}
