package dev.fairway.aws.annotations;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every annotation that the AWS provider understands. A key under {@link #PREFIX} that is not here is reported, never silently
 * ignored.
 */
public enum AwsAnnotation {
    SCHEME(
            "scheme",
            "the balancer",
            List.of("internet-facing", "internal"),
            "internet-facing",
            "Who can reach it. A change makes a second balancer, publishes it, then removes the first."),
    INTERNAL(
            "internal",
            "the balancer",
            List.of("true", "false"),
            "false",
            "Older word for scheme: true means internal. Refused where it contradicts scheme."),
    TARGET_TYPE(
            "nlb-target-type",
            "all ports",
            List.of("instance", "ip"),
            "instance",
            "Send traffic to node ports (instance) or straight to pods (ip)."),
    SUBNETS(
            "subnets",
            "the balancer",
            List.of(),
            "one per zone by tags",
            "Ids or Name tags of subnets, comma separated, at most one per zone.");

    public static final String PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

    private final String suffix;
    private final String appliesTo;
    private final List<String> allowed;
    private final String byDefault;
    private final String meaning;

    AwsAnnotation(String suffix, String appliesTo, List<String> allowed, String byDefault, String meaning) {
        this.suffix = suffix;
        this.appliesTo = appliesTo;
        this.allowed = allowed;
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    public String key() {
        return PREFIX + suffix;
    }

    public String appliesTo() {
        return appliesTo;
    }

    /** The values that are allowed; empty where any text can be right. */
    public List<String> allowed() {
        return allowed;
    }

    public String byDefault() {
        return byDefault;
    }

    public String meaning() {
        return meaning;
    }

    public static Optional<AwsAnnotation> ofKey(String key) {
        return Arrays.stream(values()).filter(a -> a.key().equals(key)).findFirst();
    }
}
