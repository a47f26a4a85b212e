package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.AwsRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The attributes that a kind of resource has, with AWS' defaults and what values they take (ELBv2 API reference). */
final class Attributes {
    private static final String FLAG = "true|false";
    private static final String ANY = ".{0,1024}";
    private static final String SHARE_OR_OFF = "off|\\d{1,3}";
    private static final int AT_ONCE = 20;

    static final Attributes OF_LOAD_BALANCER = new Attributes("Load balancer")
            .with("deletion_protection.enabled", "false", FLAG)
            .with("load_balancing.cross_zone.enabled", "false", FLAG)
            .with("access_logs.s3.enabled", "false", FLAG)
            .with("access_logs.s3.bucket", "", ANY)
            .with("access_logs.s3.prefix", "", ANY)
            .with(
                    "dns_record.client_routing_policy",
                    "any_availability_zone",
                    "any_availability_zone|availability_zone_affinity|partial_availability_zone_affinity")
            .with("ipv6.deny_all_igw_traffic", "false", FLAG)
            .with("secondary_ips.auto_assigned.per_subnet", "0", "[0-7]")
            .with("zonal_shift.config.enabled", "false", FLAG);

    private final String kind;
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final Map<String, Pattern> allowed = new LinkedHashMap<>();

    private Attributes(String kind) {
        this.kind = kind;
    }

    /** Those of a target group. Where AWS keeps the client's address depends on the targets (NLB guide, Client IP preservation). */
    static Attributes ofTargetGroup(String protocol, String targetType) {
        boolean tcp = protocol.equals("TCP");
        boolean keepsClient = !tcp || targetType.equals("instance");
        Attributes all = new Attributes("Target group")
                .with("deregistration_delay.timeout_seconds", "300", "\\d{1,3}|[1-2]\\d{3}|3[0-5]\\d{2}|3600")
                .with("deregistration_delay.connection_termination.enabled", "false", FLAG)
                .with("preserve_client_ip.enabled", String.valueOf(keepsClient), tcp ? FLAG : "true")
                .with("proxy_protocol_v2.enabled", "false", FLAG)
                .with("stickiness.enabled", "false", FLAG)
                .with("stickiness.type", "source_ip", "source_ip")
                .with(
                        "load_balancing.cross_zone.enabled",
                        "use_load_balancer_configuration",
                        FLAG + "|use_load_balancer_configuration")
                .with("target_group_health.dns_failover.minimum_healthy_targets.count", "1", SHARE_OR_OFF)
                .with("target_group_health.dns_failover.minimum_healthy_targets.percentage", "off", SHARE_OR_OFF)
                .with("target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1", "\\d{1,3}")
                .with(
                        "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
                        "off",
                        SHARE_OR_OFF);
        return tcp
                ? all.with("target_health_state.unhealthy.connection_termination.enabled", "true", FLAG)
                        .with("target_health_state.unhealthy.draining_interval_seconds", "0", "\\d{1,6}")
                : all;
    }

    private Attributes with(String key, String value, String pattern) {
        defaults.put(key, value);
        allowed.put(key, Pattern.compile(pattern));
        return this;
    }

    Map<String, String> defaults() {
        return Map.copyOf(defaults);
    }

    /** @param changes what to set; the rest stays */
    Map<String, String> change(Map<String, String> current, Map<String, String> changes) {
        if (changes.isEmpty() || changes.size() > AT_ONCE) {
            throw AwsRule.ELB_VALUE.refuse("Between 1 and 20 attributes must be specified");
        }
        Map<String, String> changed = new LinkedHashMap<>(current);
        changes.forEach((key, value) -> {
            Pattern pattern = allowed.get(key);
            if (pattern == null) {
                throw AwsRule.ELB_VALUE.refuse(kind + " attribute key '" + key + "' is not recognized");
            }
            if (!pattern.matcher(value).matches()) {
                throw AwsRule.ELB_VALUE.refuse(
                        kind + " attribute '" + key + "' does not take the value '" + value + "'");
            }
            changed.put(key, value);
        });
        return changed;
    }
}
