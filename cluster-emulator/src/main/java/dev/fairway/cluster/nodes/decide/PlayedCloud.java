package dev.fairway.cluster.nodes.decide;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clouds whose nodes can be played, a row each. The forms of providerIDs are those of the cloud controller managers.
 *
 * <pre>
 * aws     aws:///us-east-1a/i-0123456789abcdef0
 * gcp     gce://project/us-central1-a/name
 * azure   azure:///subscriptions/S/resourceGroups/G/providers/Microsoft.Compute/virtualMachines/name-2   (names no zone)
 * </pre>
 */
public enum PlayedCloud {
    AWS(
            "aws:///(?<zone>(?<region>[a-z0-9-]+)[a-z])/i-[0-9a-f]+",
            "",
            n -> "aws:///us-east-1" + letter(n) + "/i-%017x".formatted(n)),
    GCP(
            "gce://[^/]+/(?<zone>(?<region>[a-z0-9-]+)-[a-z])/[^/]+",
            "gcp-",
            n -> "gce://fairway/us-central1-" + letter(n) + "/gcp-node-" + n),
    AZURE(
            "azure:///subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Compute/.*?(?<number>[0-9]*)",
            "azure-",
            n -> "azure:///subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/fairway"
                    + "/providers/Microsoft.Compute/virtualMachines/azure-node-" + n);

    private static final int ZONES = 3;
    private static final String AZURE_REGION = "eastus";

    private final Pattern pattern;
    private final String namePrefix;
    private final Function<Integer, String> firstProviderIds;

    PlayedCloud(String pattern, String namePrefix, Function<Integer, String> firstProviderIds) {
        this.pattern = Pattern.compile(pattern);
        this.namePrefix = namePrefix;
        this.firstProviderIds = firstProviderIds;
    }

    /** Empty for what is not ours to play. */
    public static Optional<Place> place(String providerId) {
        for (PlayedCloud cloud : values()) {
            Matcher matcher = cloud.pattern.matcher(providerId);
            if (matcher.matches()) {
                return Optional.of(cloud.place(matcher));
            }
        }
        return Optional.empty();
    }

    private Place place(Matcher id) {
        return switch (this) {
            case AWS, GCP -> {
                String zone = id.group("zone");
                yield new Place(title(), id.group("region"), zone, zone.charAt(zone.length() - 1) - 'a');
            }
            case AZURE -> {
                String number = id.group("number");
                int index = number.isEmpty() ? 0 : Math.floorMod(Integer.parseInt(lastDigits(number)) - 1, ZONES);
                yield new Place(title(), AZURE_REGION, AZURE_REGION + "-" + (index + 1), index);
            }
        };
    }

    /** As on the command line. */
    public String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The name of the {@code n}th node that a new cluster gets in this cloud. */
    public String firstName(int n) {
        return namePrefix + "node-" + n;
    }

    public String firstProviderId(int n) {
        return firstProviderIds.apply(n);
    }

    private static String lastDigits(String number) {
        return number.substring(Math.max(0, number.length() - 6));
    }

    private static char letter(int n) {
        return (char) ('a' + (n - 1) % ZONES);
    }
}
