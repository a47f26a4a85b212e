package dev.fairway.aws.translate;

import dev.fairway.aws.annotations.AwsAnnotation;
import dev.fairway.aws.annotations.Choices;
import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.aws.facts.AwsFacts.Subnet;
import dev.fairway.contracts.outcome.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One subnet per zone.
 *
 * <pre>
 * annotation subnets        exactly those, by id or Name tag; unknown ones and two of a zone are refused
 * none, internet-facing     tagged kubernetes.io/role/elb, then tagged with the cluster, then by id
 * none, internal            the same with kubernetes.io/role/internal-elb
 * </pre>
 */
public record SubnetChoice(List<String> ids, List<Problem> problems) {

    public static SubnetChoice of(String cluster, Choices choices, AwsFacts facts) {
        return choices.subnets().isEmpty()
                ? byTags(cluster, choices.internal(), facts)
                : named(choices.subnets(), facts);
    }

    private static SubnetChoice byTags(String cluster, boolean internal, AwsFacts facts) {
        String role = internal ? "kubernetes.io/role/internal-elb" : "kubernetes.io/role/elb";
        String owned = "kubernetes.io/cluster/" + cluster;
        Comparator<Subnet> best = Comparator.comparing((Subnet s) -> !s.tags().containsKey(role))
                .thenComparing(s -> !s.tags().containsKey(owned))
                .thenComparing(Subnet::id);
        Map<String, Subnet> byZone = new TreeMap<>();
        facts.subnets().stream()
                .filter(Subnet::ordinaryZone)
                .filter(s -> s.tags().containsKey(role) || s.tags().containsKey(owned))
                .sorted(best)
                .forEach(s -> byZone.putIfAbsent(s.zone(), s));
        if (byZone.isEmpty()) {
            return new SubnetChoice(
                    List.of(),
                    List.of(new Problem(
                            "NoSuitableSubnet",
                            "VPC " + facts.vpc(),
                            "Could not find any suitable subnets for creating the ELB: none carries the tag " + role
                                    + " or " + owned + ". Tag one subnet per zone, or name them with "
                                    + AwsAnnotation.SUBNETS.key() + ".")));
        }
        return new SubnetChoice(
                byZone.values().stream().map(Subnet::id).sorted().toList(), List.of());
    }

    private static SubnetChoice named(List<String> names, AwsFacts facts) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Subnet> byZone = new TreeMap<>();
        for (String name : names) {
            List<Subnet> matches = facts.subnets().stream()
                    .filter(s -> s.id().equals(name) || name.equals(s.tags().get("Name")))
                    .toList();
            if (matches.isEmpty()) {
                problems.add(problem(
                        "SubnetNotFound",
                        "'" + name + "' is neither the id nor the Name tag of a subnet in " + facts.vpc()
                                + ". There are: " + String.join(", ", ids(facts.subnets())) + "."));
            }
            for (Subnet subnet : matches) {
                Subnet other = byZone.putIfAbsent(subnet.zone(), subnet);
                if (other != null && !other.equals(subnet)) {
                    problems.add(problem(
                            "SubnetsShareZone",
                            "'" + other.id() + "' and '" + subnet.id() + "' are both in zone " + subnet.zone()
                                    + "; a balancer can have one subnet per zone. Remove one."));
                }
            }
        }
        return new SubnetChoice(ids(List.copyOf(byZone.values())), problems);
    }

    private static List<String> ids(List<Subnet> subnets) {
        return subnets.stream().map(Subnet::id).sorted().toList();
    }

    private static Problem problem(String reason, String message) {
        return new Problem(reason, AwsAnnotation.SUBNETS.key(), message);
    }
}
