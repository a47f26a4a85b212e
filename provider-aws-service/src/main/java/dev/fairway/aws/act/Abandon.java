package dev.fairway.aws.act;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsErrors;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.Listener;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.aws.spec.NodeAccess;
import dev.fairway.aws.spec.SecurityGroup;
import dev.fairway.aws.spec.SecurityGroupRules;
import dev.fairway.aws.spec.TargetGroup;
import dev.fairway.aws.spec.Targets;
import dev.fairway.spi.Found;
import dev.fairway.spi.Ownership;
import dev.fairway.spi.ResourceId;
import dev.fairway.spi.Result;

/** Adds the tag by which a resource is left alone from now on. */
public final class Abandon {

    public static Result<ResourceId> of(AwsClients aws, Found<AwsSpec> found) {
        String handle = found.handle().value();
        return switch (found.spec()) {
            case Targets targets -> Result.done(targets.id());
            case SecurityGroupRules rules -> Result.done(rules.id());
            case LoadBalancer _, TargetGroup _, Listener _ ->
                AwsErrors.call("AddTags", handle, () -> {
                    aws.elb()
                            .addTags(r -> r.resourceArns(handle)
                                    .tags(t -> t.key(Ownership.ABANDONED).value("true")));
                    return found.id();
                });
            case SecurityGroup _, NodeAccess _ ->
                AwsErrors.call("CreateTags", handle, () -> {
                    aws.ec2()
                            .createTags(r -> r.resources(handle)
                                    .tags(t -> t.key(Ownership.ABANDONED).value("true")));
                    return found.id();
                });
        };
    }

    private Abandon() {}
}
