package dev.fairway.aws.translate;

import dev.fairway.aws.spec.Targets.TargetRef;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Targets of one pool, and what a person should know of those left out. */
record TargetSet(List<TargetRef> targets, List<Problem> notes) {
    /** {@code aws:///us-east-1a/i-0123456789abcdef0}, as cloud-provider-aws writes it; the zone may be missing. */
    private static final Pattern PROVIDER_ID = Pattern.compile("aws:///(?:[^/]*/)?(i-[0-9a-f]+)");

    static TargetSet ofNodes(BackendSet set, int nodePort) {
        List<TargetRef> targets = new ArrayList<>();
        int foreign = 0;
        for (Target node : set.targets()) {
            Matcher id = PROVIDER_ID.matcher(node.providerId() == null ? "" : node.providerId());
            if (id.matches()) {
                targets.add(new TargetRef(id.group(1), nodePort));
            } else {
                foreign++;
            }
        }
        List<Problem> notes = new ArrayList<>();
        if (targets.isEmpty()) {
            notes.add(
                    new Problem("UnAvailableLoadBalancer", set.set(), "There are no available nodes for LoadBalancer"));
        }
        if (foreign > 0) {
            notes.add(new Problem(
                    "NodesOfOtherClouds", set.set(), foreign + " nodes have no AWS providerID and are left out."));
        }
        return new TargetSet(targets, notes);
    }

    /** Ready pods; where none is, those that still serve while they end, as kube-proxy does. */
    static TargetSet ofPods(BackendSet set) {
        List<Target> ready = set.targets().stream().filter(Target::ready).toList();
        List<Target> chosen = ready.isEmpty()
                ? set.targets().stream()
                        .filter(t -> t.serving() && t.terminating())
                        .toList()
                : ready;
        List<TargetRef> targets = chosen.stream()
                .flatMap(pod -> pod.addresses().stream().limit(1).map(ip -> new TargetRef(ip, pod.port())))
                .toList();
        return new TargetSet(targets, List.of());
    }
}
