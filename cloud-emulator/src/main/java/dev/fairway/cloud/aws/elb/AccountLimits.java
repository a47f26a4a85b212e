package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Quotas;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Limit;

/** The quotas as ELBv2 tells them. */
final class AccountLimits {
    private final Quotas quotas;

    AccountLimits(Quotas quotas) {
        this.quotas = quotas;
    }

    DescribeAccountLimitsResponse describe(DescribeAccountLimitsRequest request) {
        return DescribeAccountLimitsResponse.builder()
                .limits(quotas.all().entrySet().stream()
                        .filter(quota -> !quota.getKey().contains("security-group"))
                        .map(quota -> Limit.builder()
                                .name(quota.getKey())
                                .max(String.valueOf(quota.getValue()))
                                .build())
                        .toList())
                .build();
    }
}
