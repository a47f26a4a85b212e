package dev.fairway.aws.translate;

import dev.fairway.aws.annotations.Choices;
import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.NodeAccess;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.DomainView;
import dev.fairway.spi.Names;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A domain, which on AWS is one Service, as the parts of a Network Load Balancer. */
public final class Translate {

    public static Translation<AwsSpec> domain(DomainView<AwsSpec, AwsFacts> view) {
        List<AwsSpec> specs = new ArrayList<>();
        Map<String, List<Problem>> notes = new HashMap<>();
        view.frontends().forEach(frontend -> {
            Balancer balancer = new Balancer(frontend, Choices.of(frontend), view);
            specs.addAll(balancer.specs());
            notes.put(frontend.uid(), balancer.notes());
        });
        return new Translation<>(specs, notes);
    }

    /** What the balancers of a cluster share: a group that all of them wear, and the nodes' rule that lets it in. */
    public static List<AwsSpec> shared(DomainView<AwsSpec, AwsFacts> view) {
        if (view.facts().nodeGroups().size() != 1) {
            return List.of(); // every audit says so
        }
        ClusterScope scope = view.scope();
        String nodeGroup = view.facts().nodeGroups().getFirst();
        String name = Names.compute(
                255,
                "fw-" + scope.cluster() + "-shared",
                scope.clusterUid(),
                view.facts().vpc());
        return List.of(
                new SecurityGroup(
                        Ownership.ofShared(scope, SecurityGroup.SHARED),
                        name,
                        view.facts().vpc()),
                new NodeAccess(Ownership.ofShared(scope, new ResourceId(NodeAccess.TYPE, nodeGroup)), nodeGroup));
    }

    private Translate() {}
}
