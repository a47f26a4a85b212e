package dev.fairway.aws.act;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsErrors;
import dev.fairway.aws.clients.AwsTags;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.TargetGroup;
import dev.fairway.aws.spec.TargetGroup.HealthCheck;
import dev.fairway.aws.spec.Targets;
import dev.fairway.aws.spec.Targets.TargetRef;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Made;
import dev.fairway.spi.Refs;
import dev.fairway.spi.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidTargetException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** Target groups and who is registered with them. */
final class PutTargetGroups {
    /** As many as cloud-provider-aws sends at once; the API names no limit below 1 000. */
    private static final int CHUNK = 100;

    private static final Pattern TARGET_ID = Pattern.compile("i-[0-9a-f]+|\\d+\\.\\d+\\.\\d+\\.\\d+");

    private final AwsClients aws;

    PutTargetGroups(AwsClients aws) {
        this.aws = aws;
    }

    /** A create of a name that exists answers with what exists, so the answer is not yet known to be ours. */
    Result<Made> group(@Nullable Found<AwsSpec> old, TargetGroup group) {
        HealthCheck check = group.healthCheck();
        if (old != null) {
            return AwsErrors.call("ModifyTargetGroup", group.name(), () -> {
                aws.elb()
                        .modifyTargetGroup(r -> r.targetGroupArn(old.handle().value())
                                .healthCheckProtocol(check.protocol())
                                .healthCheckPort(check.port())
                                .healthCheckPath(check.path().isEmpty() ? null : check.path())
                                .healthCheckIntervalSeconds(check.intervalSeconds())
                                .healthCheckTimeoutSeconds(check.timeoutSeconds())
                                .healthyThresholdCount(check.healthyThreshold())
                                .unhealthyThresholdCount(check.unhealthyThreshold()));
                return Made.confirmed(old.handle());
            });
        }
        return AwsErrors.attempt("CreateTargetGroup", group.name(), () -> {
            try {
                return Result.done(new Made(Handle.of(create(group)), false));
            } catch (DuplicateTargetGroupNameException e) {
                return Foreign.orOvertaken(aws, "target group", group.name(), group.ownership(), arns(group));
            }
        });
    }

    private List<String> arns(TargetGroup group) {
        return aws.elb().describeTargetGroups(r -> r.names(group.name())).targetGroups().stream()
                .map(there -> there.targetGroupArn())
                .toList();
    }

    private String create(TargetGroup group) {
        HealthCheck check = group.healthCheck();
        return aws.elb()
                .createTargetGroup(r -> r.name(group.name())
                        .protocol(group.protocol())
                        .port(group.port())
                        .vpcId(group.vpc())
                        .targetType(group.targetType())
                        .healthCheckProtocol(check.protocol())
                        .healthCheckPort(check.port())
                        .healthCheckPath(check.path().isEmpty() ? null : check.path())
                        .healthCheckIntervalSeconds(check.intervalSeconds())
                        .healthCheckTimeoutSeconds(check.timeoutSeconds())
                        .healthyThresholdCount(check.healthyThreshold())
                        .unhealthyThresholdCount(check.unhealthyThreshold())
                        .tags(AwsTags.elb(group.ownership())))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    Result<Made> targets(@Nullable Targets old, Targets targets, Refs refs) {
        String arn = refs.handle(targets.groupId()).value();
        List<TargetRef> before = old == null ? List.of() : old.targets();
        List<TargetRef> added =
                targets.targets().stream().filter(t -> !before.contains(t)).toList();
        List<TargetRef> removed =
                before.stream().filter(t -> !targets.targets().contains(t)).toList();
        return AwsErrors.call("RegisterTargets", targets.group(), () -> {
            List<String> skipped = new ArrayList<>();
            // Register before deregister: at no time is the group empty while there is somebody to serve.
            chunks(added).forEach(chunk -> skipped.addAll(register(arn, chunk)));
            chunks(removed)
                    .forEach(chunk -> aws.elb()
                            .deregisterTargets(r -> r.targetGroupArn(arn).targets(described(chunk))));
            return Made.confirmed(
                    skipped.isEmpty()
                            ? Handle.of(arn)
                            : new Handle(arn, Map.of("skipped", String.join(", ", skipped))));
        });
    }

    /** One bad target fails the whole call and is named in the message; the others are registered without it. */
    private List<String> register(String arn, List<TargetRef> chunk) {
        try {
            aws.elb().registerTargets(r -> r.targetGroupArn(arn).targets(described(chunk)));
            return List.of();
        } catch (InvalidTargetException e) {
            Matcher named = TARGET_ID.matcher(String.valueOf(e.getMessage()));
            Set<String> bad = named.results().map(m -> m.group()).collect(Collectors.toSet());
            List<TargetRef> good =
                    chunk.stream().filter(t -> !bad.contains(t.id())).toList();
            if (good.size() == chunk.size()) {
                throw e;
            }
            if (!good.isEmpty()) {
                register(arn, good);
            }
            return chunk.stream().map(TargetRef::id).filter(bad::contains).toList();
        }
    }

    private static List<List<TargetRef>> chunks(List<TargetRef> targets) {
        List<List<TargetRef>> chunks = new ArrayList<>();
        for (int from = 0; from < targets.size(); from += CHUNK) {
            chunks.add(targets.subList(from, Math.min(from + CHUNK, targets.size())));
        }
        return chunks;
    }

    private static List<TargetDescription> described(List<TargetRef> targets) {
        return targets.stream()
                .map(t -> TargetDescription.builder().id(t.id()).port(t.port()).build())
                .toList();
    }
}
