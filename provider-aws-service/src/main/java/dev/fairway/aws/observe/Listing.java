package dev.fairway.aws.observe;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsTags;
import dev.fairway.spi.Ownership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/**
 * All balancers and target groups whose name is one that we compute, with their marks: one paged list of each and a tag read
 * per twenty. Who asks while a list that began later than their question is still to come shares that list, so that many
 * suspects after a crash cost one.
 */
public final class Listing {
    /** Every name that we compute begins so; others' resources are not even asked for their tags. */
    private static final String OURS = "fw-";
    /** DescribeTags takes at most this many ARNs. */
    private static final int TAGS_AT_ONCE = 20;

    private final AwsClients aws;
    private final Object lock = new Object();
    private CompletableFuture<Snapshot> running = CompletableFuture.completedFuture(Snapshot.EMPTY);
    private boolean someoneWaits;
    private CompletableFuture<Snapshot> next = new CompletableFuture<>();

    public Listing(AwsClients aws) {
        this.aws = aws;
    }

    /** What there was at some moment after this call began. */
    public Snapshot read() {
        CompletableFuture<Snapshot> mine;
        CompletableFuture<Snapshot> before;
        boolean lead;
        synchronized (lock) {
            mine = next;
            before = running;
            lead = !someoneWaits;
            someoneWaits = true;
        }
        if (lead) {
            before.handle((done, failed) -> true).join();
            synchronized (lock) {
                running = mine;
                next = new CompletableFuture<>();
                someoneWaits = false;
            }
            try {
                mine.complete(list());
            } catch (RuntimeException | Error e) {
                mine.completeExceptionally(e);
                throw e;
            }
        }
        try {
            return mine.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private Snapshot list() {
        List<LoadBalancer> balancers = new ArrayList<>();
        aws.elb().describeLoadBalancersPaginator(r -> r.pageSize(400)).loadBalancers().stream()
                .filter(lb -> lb.loadBalancerName().startsWith(OURS))
                .forEach(balancers::add);
        List<TargetGroup> groups = new ArrayList<>();
        aws.elb().describeTargetGroupsPaginator(r -> r.pageSize(400)).targetGroups().stream()
                .filter(group -> group.targetGroupName().startsWith(OURS))
                .forEach(groups::add);
        List<String> arns = new ArrayList<>();
        balancers.forEach(lb -> arns.add(lb.loadBalancerArn()));
        groups.forEach(group -> arns.add(group.targetGroupArn()));
        return new Snapshot(balancers, groups, marks(arns));
    }

    /** Marks by ARN; what is not ours is left out. */
    public Map<String, Ownership> marks(List<String> arns) {
        Map<String, Ownership> marks = new HashMap<>();
        for (int from = 0; from < arns.size(); from += TAGS_AT_ONCE) {
            tags(arns.subList(from, Math.min(from + TAGS_AT_ONCE, arns.size()))).forEach(described -> {
                Ownership ownership = Ownership.read(AwsTags.ofElb(described.tags()));
                if (ownership != null) {
                    marks.put(described.resourceArn(), ownership);
                }
            });
        }
        return marks;
    }

    /** One ARN that was deleted since it was listed fails the call for all of them, so the others are read by halves. */
    private List<TagDescription> tags(List<String> arns) {
        try {
            return aws.elb().describeTags(r -> r.resourceArns(arns)).tagDescriptions();
        } catch (LoadBalancerNotFoundException | TargetGroupNotFoundException | ListenerNotFoundException gone) {
            int half = arns.size() / 2;
            return half == 0
                    ? List.of()
                    : Stream.of(arns.subList(0, half), arns.subList(half, arns.size()))
                            .flatMap(some -> tags(some).stream())
                            .toList();
        }
    }

    /** @param marks of those that are ours, by ARN */
    public record Snapshot(List<LoadBalancer> balancers, List<TargetGroup> groups, Map<String, Ownership> marks) {
        static final Snapshot EMPTY = new Snapshot(List.of(), List.of(), Map.of());
    }
}
