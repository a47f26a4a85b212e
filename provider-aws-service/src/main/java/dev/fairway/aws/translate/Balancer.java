package dev.fairway.aws.translate;

import dev.fairway.aws.annotations.Choices;
import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.Listener;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.aws.spec.SecurityGroupRules;
import dev.fairway.aws.spec.SecurityGroupRules.Rule;
import dev.fairway.aws.spec.TargetGroup;
import dev.fairway.aws.spec.Targets;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.DomainView;
import dev.fairway.spi.Found;
import dev.fairway.spi.Names;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import java.util.ArrayList;
import java.util.List;

/** All parts for one Service, in the order in which a reader would draw them. */
record Balancer(Frontend frontend, Choices choices, DomainView<AwsSpec, AwsFacts> view) {
    /** Names of balancers and target groups are at most this long (AWS API reference, CreateLoadBalancer). */
    private static final int NAME = 32;

    List<AwsSpec> specs() {
        List<AwsSpec> specs = new ArrayList<>();
        specs.add(securityGroup());
        specs.add(rules());
        specs.add(loadBalancer());
        PortPlan.of(frontend).forEach(plan -> {
            TargetGroup group = targetGroup(plan);
            specs.add(group);
            specs.add(targets(plan, group));
            specs.add(listener(plan, group));
        });
        return specs;
    }

    List<Problem> notes() {
        List<Problem> notes = new ArrayList<>(choices.unknown());
        PortPlan.of(frontend).forEach(plan -> {
            BackendSet set = view.backends().set(setKey(plan));
            notes.addAll(
                    set == null
                            ? List.of(new Problem(
                                    "WaitingForBackends",
                                    setKey(plan),
                                    "The targets of port " + plan.port()
                                            + " are not known yet; they stay as they are."))
                            : targetSet(plan, set).notes());
        });
        return notes.stream().distinct().toList();
    }

    private SecurityGroup securityGroup() {
        return new SecurityGroup(
                owned(SecurityGroup.FRONTEND),
                name(255, SecurityGroup.FRONTEND),
                view.facts().vpc());
    }

    private SecurityGroupRules rules() {
        List<String> ranges = frontend.sourceRanges().isEmpty() ? List.of("0.0.0.0/0") : frontend.sourceRanges();
        List<Rule> rules = new ArrayList<>();
        for (String cidr : ranges) {
            rules.add(Rule.pathMtu(cidr));
            for (PortPlan plan : PortPlan.of(frontend)) {
                plan.transports().forEach(t -> rules.add(new Rule(t, plan.port(), plan.port(), cidr)));
            }
        }
        return new SecurityGroupRules(frontend.uid(), rules);
    }

    private LoadBalancer loadBalancer() {
        ResourceId id = LoadBalancer.idOf(choices.scheme());
        return new LoadBalancer(
                owned(id),
                name(NAME, id),
                choices.scheme(),
                SubnetChoice.of(frontend.source().cluster(), choices, view.facts())
                        .ids(),
                List.of(SecurityGroup.FRONTEND, SecurityGroup.SHARED));
    }

    private TargetGroup targetGroup(PortPlan plan) {
        int port = groupPort(plan);
        String part = String.join(
                "-",
                choices.scheme(),
                plan.protocol(),
                String.valueOf(plan.port()),
                choices.podTargets() ? "ip" : "instance",
                String.valueOf(port));
        ResourceId id = new ResourceId(TargetGroup.TYPE, part);
        return new TargetGroup(
                owned(id),
                part,
                name(NAME, id),
                plan.protocol(),
                port,
                view.facts().vpc(),
                HealthChecks.of(frontend, choices.podTargets()));
    }

    /** Where pods listen on a named port, each target brings its own number and the group's is a formality. */
    private int groupPort(PortPlan plan) {
        if (!choices.podTargets()) {
            return plan.pool().nodePort();
        }
        String target = plan.pool().targetPort();
        return target.chars().allMatch(Character::isDigit) && !target.isEmpty()
                ? Integer.parseInt(target)
                : plan.port();
    }

    private Targets targets(PortPlan plan, TargetGroup group) {
        BackendSet set = view.backends().set(setKey(plan));
        if (set != null) {
            return new Targets(
                    frontend.uid(), group.part(), targetSet(plan, set).targets());
        }
        return view.found().stream()
                .map(Found::spec)
                .filter(Targets.class::isInstance)
                .map(Targets.class::cast)
                .filter(kept -> kept.group().equals(group.part()))
                .findFirst()
                .orElseGet(() -> new Targets(frontend.uid(), group.part(), List.of()));
    }

    private Listener listener(PortPlan plan, TargetGroup group) {
        return new Listener(
                owned(Listener.idOf(choices.scheme(), plan.port())),
                choices.scheme(),
                plan.port(),
                plan.protocol(),
                group.id());
    }

    private TargetSet targetSet(PortPlan plan, BackendSet set) {
        return choices.podTargets()
                ? TargetSet.ofPods(set)
                : TargetSet.ofNodes(set, plan.pool().nodePort());
    }

    private String setKey(PortPlan plan) {
        return choices.podTargets() ? plan.pool().pods() : plan.pool().nodes();
    }

    private Ownership owned(ResourceId part) {
        return Ownership.of(frontend.clusterUid(), frontend.source(), frontend.uid(), part);
    }

    private String name(int maxLength, ResourceId id) {
        return Names.compute(
                maxLength,
                "fw-" + frontend.source().namespace() + "-" + frontend.source().name(),
                frontend.clusterUid(),
                frontend.uid(),
                id.toString(),
                view.facts().vpc());
    }
}
