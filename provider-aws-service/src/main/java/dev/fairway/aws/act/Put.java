package dev.fairway.aws.act;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.Listener;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.aws.spec.NodeAccess;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.aws.spec.SecurityGroupRules;
import dev.fairway.aws.spec.TargetGroup;
import dev.fairway.aws.spec.Targets;
import dev.fairway.spi.Change;
import dev.fairway.spi.Found;
import dev.fairway.spi.Made;
import dev.fairway.spi.Refs;
import dev.fairway.spi.Result;
import org.jspecify.annotations.Nullable;

/** Sends each kind of spec to the class that makes it. */
public final class Put {
    private final PutGroups groups;
    private final PutTargetGroups targetGroups;
    private final PutBalancers balancers;

    public Put(AwsClients aws) {
        this.groups = new PutGroups(aws);
        this.targetGroups = new PutTargetGroups(aws);
        this.balancers = new PutBalancers(aws);
    }

    public Result<Made> put(Change.Put<AwsSpec> change, Refs refs) {
        Found<AwsSpec> old = switch (change) {
            case Change.Create<AwsSpec> create -> null;
            case Change.Update<AwsSpec> update -> update.old();
        };
        return switch (change.spec()) {
            case SecurityGroup group -> groups.group(group);
            case SecurityGroupRules rules -> groups.rules(as(SecurityGroupRules.class, old), rules, refs);
            case NodeAccess access -> groups.nodeAccess(access, refs);
            case TargetGroup group -> targetGroups.group(old, group);
            case Targets targets -> targetGroups.targets(as(Targets.class, old), targets, refs);
            case LoadBalancer balancer -> balancers.balancer(old, balancer, refs);
            case Listener listener -> balancers.listener(old, listener, refs);
        };
    }

    private static <T> @Nullable T as(Class<T> type, @Nullable Found<AwsSpec> old) {
        return old == null ? null : type.cast(old.spec());
    }
}
