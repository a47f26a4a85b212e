package dev.fairway.cluster.nodes.decide;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the providerID of a Node says, and what follows from it. */
public record NodePlan(String cloud, String region, String zone) {
    /** {@code aws:///us-east-1a/i-…}, {@code gce://project/us-central1-a/name}, {@code azure:///…}: a row per cloud. */
    private static final Pattern AWS = Pattern.compile("aws:///([a-z0-9-]+)([a-z])/i-[0-9a-f]+");

    private static final Pattern GCE = Pattern.compile("gce://[^/]+/([a-z0-9-]+)-([a-z])/[^/]+");
    private static final int ZONE_SIZE = 64;

    public static Optional<NodePlan> of(String providerId) {
        Matcher aws = AWS.matcher(providerId);
        if (aws.matches()) {
            return Optional.of(new NodePlan("aws", aws.group(1), aws.group(1) + aws.group(2)));
        }
        Matcher gce = GCE.matcher(providerId);
        return gce.matches()
                ? Optional.of(new NodePlan("gcp", gce.group(1), gce.group(1) + "-" + gce.group(2)))
                : Optional.empty();
    }

    /** The pods' /24, inside the subnet of the zone: 10.244.0.0/18 for a, the next for b, and so on. */
    public String podCidr(int number) {
        int zoneIndex = Math.min(3, zone.charAt(zone.length() - 1) - 'a');
        return "10.244." + (zoneIndex * ZONE_SIZE + number % ZONE_SIZE) + ".0/24";
    }

    public static int freeNumber(Set<Integer> taken) {
        int number = 1;
        while (taken.contains(number)) {
            number++;
        }
        return number;
    }
}
