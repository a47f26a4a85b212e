package dev.fairway.aws.observe;

import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.spi.Handle;
import java.util.Locale;
import java.util.Map;

/** What is kept of a balancer: its ARN, and its DNS name, which is how clients reach it. */
public final class BalancerHandle {

    public static Handle of(software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer lb) {
        return new Handle(
                lb.loadBalancerArn(), Map.of(LoadBalancer.DNS_NAME, lb.dnsName().toLowerCase(Locale.ROOT)));
    }

    private BalancerHandle() {}
}
