package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.TargetGroup.Check;
import dev.fairway.cloud.aws.state.TargetGroup.Timing;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;

/** Health checks of network load balancers' target groups: defaults and what goes together (ELBv2 API reference). */
final class HealthChecks {
    private static final String TRAFFIC_PORT = "traffic-port";

    static Check create(CreateTargetGroupRequest r) {
        if (Boolean.FALSE.equals(r.healthCheckEnabled())) {
            throw AwsRule.ELB_CONFIGURATION.refuse("Health checks must be enabled for target type instance or ip");
        }
        String protocol = protocol(or(r.healthCheckProtocolAsString(), "TCP"));
        Timing timing = new Timing(
                or(r.healthCheckIntervalSeconds(), 30),
                or(r.healthCheckTimeoutSeconds(), http(protocol) ? 6 : 10),
                or(r.healthyThresholdCount(), 5),
                or(r.unhealthyThresholdCount(), 2));
        return checked(new Check(
                protocol,
                or(r.healthCheckPort(), TRAFFIC_PORT),
                or(r.healthCheckPath(), http(protocol) ? "/" : ""),
                or(r.matcher() == null ? null : r.matcher().httpCode(), http(protocol) ? "200-399" : ""),
                timing));
    }

    /** What the request leaves out stays; what another protocol has no use for goes. */
    static Check change(Check old, ModifyTargetGroupRequest r) {
        String protocol = protocol(or(r.healthCheckProtocolAsString(), old.protocol()));
        boolean kept = http(protocol) && http(old.protocol());
        Timing timing = new Timing(
                or(r.healthCheckIntervalSeconds(), old.timing().interval()),
                or(r.healthCheckTimeoutSeconds(), old.timing().timeout()),
                or(r.healthyThresholdCount(), old.timing().healthy()),
                or(r.unhealthyThresholdCount(), old.timing().unhealthy()));
        return checked(new Check(
                protocol,
                or(r.healthCheckPort(), old.port()),
                or(r.healthCheckPath(), kept ? old.path() : http(protocol) ? "/" : ""),
                or(
                        r.matcher() == null ? null : r.matcher().httpCode(),
                        kept ? old.matcher() : http(protocol) ? "200-399" : ""),
                timing));
    }

    static boolean http(String protocol) {
        return protocol.equals("HTTP");
    }

    private static String protocol(String protocol) {
        return switch (protocol) {
            case "TCP", "HTTP" -> protocol;
            case "HTTPS" -> throw AwsRule.NOT_EMULATED.refuse("Health checks by HTTPS are not emulated yet");
            default ->
                throw AwsRule.ELB_CONFIGURATION.refuse(
                        "Health check protocol '" + protocol + "' must be TCP, HTTP or HTTPS");
        };
    }

    private static Check checked(Check check) {
        Timing timing = check.timing();
        Require.between(timing.interval(), 5, 300, "healthCheckIntervalSeconds");
        Require.between(timing.timeout(), 2, 120, "healthCheckTimeoutSeconds");
        Require.between(timing.healthy(), 2, 10, "healthyThresholdCount");
        Require.between(timing.unhealthy(), 2, 10, "unhealthyThresholdCount");
        if (timing.timeout() > timing.interval()) {
            throw AwsRule.ELB_VALUE.refuse("Health check timeout '" + timing.timeout()
                    + "' must be smaller than or equal to the interval '" + timing.interval() + "'");
        }
        if (!http(check.protocol()) && !(check.path() + check.matcher()).isEmpty()) {
            throw AwsRule.ELB_CONFIGURATION.refuse("Health checks by TCP have no path and no matcher");
        }
        if (http(check.protocol())
                && (!check.path().startsWith("/") || check.path().length() > 1024)) {
            throw AwsRule.ELB_VALUE.refuse(
                    "Health check path '" + check.path() + "' must begin with / and have at most 1024 characters");
        }
        if (!check.port().equals(TRAFFIC_PORT) && !isPort(check.port())) {
            throw AwsRule.ELB_VALUE.refuse(
                    "Health check port '" + check.port() + "' must be 'traffic-port' or 1-65535");
        }
        return check;
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 65535;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    private HealthChecks() {}
}
