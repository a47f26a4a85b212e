package dev.fairway.aws.act;

import dev.fairway.aws.clients.AwsClients;
import dev.fairway.aws.clients.AwsErrors;
import dev.fairway.aws.clients.AwsTags;
import dev.fairway.aws.observe.BalancerHandle;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.Listener;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.Made;
import dev.fairway.spi.Refs;
import dev.fairway.spi.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateLoadBalancerNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** Balancers and their listeners. */
final class PutBalancers {
    /** Made longer ago than this by AWS' own clock: not by the call that was just answered. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final AwsClients aws;

    PutBalancers(AwsClients aws) {
        this.aws = aws;
    }

    Result<Made> balancer(@Nullable Found<AwsSpec> old, LoadBalancer balancer, Refs refs) {
        List<String> groups = balancer.securityGroups().stream()
                .map(id -> refs.handle(id).value())
                .toList();
        if (old == null) {
            return AwsErrors.attempt("CreateLoadBalancer", balancer.name(), () -> {
                try {
                    return Result.done(create(balancer, groups));
                } catch (DuplicateLoadBalancerNameException e) {
                    return Foreign.orOvertaken(
                            aws, "load balancer", balancer.name(), balancer.ownership(), arns(balancer));
                }
            });
        }
        LoadBalancer before = (LoadBalancer) old.spec();
        String arn = old.handle().value();
        return AwsErrors.call("SetSecurityGroups", balancer.name(), () -> {
            if (!before.securityGroups().equals(balancer.securityGroups())) {
                aws.elb().setSecurityGroups(r -> r.loadBalancerArn(arn).securityGroups(groups));
            }
            if (!before.subnets().equals(balancer.subnets())) {
                aws.elb().setSubnets(r -> r.loadBalancerArn(arn).subnets(balancer.subnets()));
            }
            return Made.confirmed(old.handle());
        });
    }

    private List<String> arns(LoadBalancer balancer) {
        return aws.elb().describeLoadBalancers(r -> r.names(balancer.name())).loadBalancers().stream()
                .map(there -> there.loadBalancerArn())
                .toList();
    }

    private Made create(LoadBalancer balancer, List<String> groups) {
        CreateLoadBalancerResponse response = aws.elb()
                .createLoadBalancer(r -> r.name(balancer.name())
                        .type(LoadBalancerTypeEnum.NETWORK)
                        .scheme(balancer.scheme())
                        .subnets(balancer.subnets())
                        .securityGroups(groups)
                        .tags(AwsTags.elb(balancer.ownership())));
        var made = response.loadBalancers().getFirst();
        boolean ours = made.state().code() == LoadBalancerStateEnum.PROVISIONING
                && made.createdTime() != null
                && made.createdTime()
                        .isAfter(cloudNow(response.sdkHttpResponse()).minus(FRESH));
        return new Made(BalancerHandle.of(made), ours);
    }

    /** AWS' own clock, so that ours need not agree with it. */
    private static Instant cloudNow(SdkHttpResponse response) {
        Optional<String> date = response.firstMatchingHeader("Date");
        return date.map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .orElse(Instant.MAX);
    }

    Result<Made> listener(@Nullable Found<AwsSpec> old, Listener listener, Refs refs) {
        Action forward = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(refs.handle(listener.targetGroup()).value())
                .build();
        if (old == null) {
            return AwsErrors.call(
                    "CreateListener",
                    listener.summary(),
                    () -> Made.confirmed(Handle.of(aws.elb()
                            .createListener(r -> r.loadBalancerArn(
                                            refs.handle(listener.loadBalancer()).value())
                                    .protocol(listener.protocol())
                                    .port(listener.port())
                                    .defaultActions(forward)
                                    .tags(AwsTags.elb(listener.ownership())))
                            .listeners()
                            .getFirst()
                            .listenerArn())));
        }
        return AwsErrors.call("ModifyListener", listener.summary(), () -> {
            aws.elb()
                    .modifyListener(r -> r.listenerArn(old.handle().value())
                            .protocol(listener.protocol())
                            .port(listener.port())
                            .defaultActions(forward));
            return Made.confirmed(old.handle());
        });
    }
}
