package dev.fairway.cloud.aws;

import dev.fairway.cloud.aws.codec.Dialect;
import dev.fairway.cloud.aws.state.AwsRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The services behind the one endpoint, told apart by the API version that every request carries. */
enum Service {
    ELB("2015-12-01", Dialect.QUERY),
    EC2("2016-11-15", Dialect.EC2),
    /** Any other version: answered as ELBv2 would, but with no operations. */
    UNKNOWN("", Dialect.QUERY);

    private static final Set<String> REGISTRATION = Set.of("RegisterTargets", "DeregisterTargets");

    private final String version;
    private final Dialect dialect;

    Service(String version, Dialect dialect) {
        this.version = version;
        this.dialect = dialect;
    }

    static Service of(String version) {
        return List.of(values()).stream()
                .filter(each -> each.version.equals(version))
                .findFirst()
                .orElse(UNKNOWN);
    }

    Dialect dialect() {
        return dialect;
    }

    /** Names of buckets, the most particular first: elb.CreateListener, elb.registration | elb.mutating | elb.reading, elb. */
    List<String> classes(String action) {
        String service = name().toLowerCase(Locale.ROOT);
        String kind =
                REGISTRATION.contains(action) ? "registration" : Operations.mutating(action) ? "mutating" : "reading";
        return List.of(service + "." + action, service + "." + kind, service);
    }

    AwsError throttled() {
        return switch (this) {
            case ELB, UNKNOWN -> new AwsError(400, "ThrottlingException", "Rate exceeded", null);
            case EC2 -> new AwsError(503, "RequestLimitExceeded", "Request limit exceeded.", null);
        };
    }

    AwsError quota(String action) {
        AwsRule rule = switch (action) {
            case "CreateLoadBalancer" -> AwsRule.ELB_LB_QUOTA;
            case "CreateTargetGroup" -> AwsRule.ELB_TG_QUOTA;
            case "CreateListener" -> AwsRule.ELB_LISTENER_QUOTA;
            case "RegisterTargets" -> AwsRule.ELB_TARGET_QUOTA;
            case "CreateSecurityGroup" -> AwsRule.EC2_GROUP_QUOTA;
            case "AuthorizeSecurityGroupIngress" -> AwsRule.EC2_RULE_QUOTA;
            default ->
                switch (this) {
                    case ELB, UNKNOWN -> AwsRule.ELB_TAG_QUOTA;
                    case EC2 -> AwsRule.EC2_TAG_QUOTA;
                };
        };
        return AwsError.of(rule.refuse("A quota of the account is used up, by the fault plan"));
    }

    AwsError malformed(String message) {
        return switch (this) {
            case ELB, UNKNOWN -> AwsError.of(AwsRule.ELB_VALUE.refuse(message));
            case EC2 -> AwsError.of(AwsRule.EC2_VALUE.refuse(message));
        };
    }
}
