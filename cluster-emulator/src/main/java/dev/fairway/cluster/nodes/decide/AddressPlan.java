package dev.fairway.cluster.nodes.decide;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which address a node and a pod get.
 *
 * <pre>
 * node-3, 3 free        number 3; else the lowest free one
 * pods of zone a, b, c  the first free /24 of 10.244.0.0/18, 10.244.64.0/18, 10.244.128.0/18
 * pod                   the next free address after the one given last: a new pod never takes over what is still draining
 * </pre>
 */
public final class AddressPlan {
    private static final int SUBNET = 64;
    private static final int SUBNETS = 4;
    private static final int LAST = 254;
    /** A cloud keeps the first addresses of a subnet for itself. */
    private static final int FIRST_POD = 10;

    private static final Pattern TRAILING = Pattern.compile(".*?([1-9][0-9]{0,2})");

    public static int nodeNumber(String name, Set<Integer> taken) {
        Matcher trailing = TRAILING.matcher(name);
        if (trailing.matches()) {
            int wished = Integer.parseInt(trailing.group(1));
            if (wished <= LAST && !taken.contains(wished)) {
                return wished;
            }
        }
        for (int number = 1; number <= LAST; number++) {
            if (!taken.contains(number)) {
                return number;
            }
        }
        throw new IllegalStateException("no more than " + LAST + " nodes can be played");
    }

    public static String podCidr(int zoneIndex, Set<String> taken) {
        int subnet = Math.floorMod(zoneIndex, SUBNETS) * SUBNET;
        for (int third = subnet; third < subnet + SUBNET; third++) {
            String cidr = "10.244." + third + ".0/24";
            if (!taken.contains(cidr)) {
                return cidr;
            }
        }
        throw new IllegalStateException("no more than " + SUBNET + " nodes can be played in a zone");
    }

    /** @param last the address given last in this range; empty for none */
    public static String pod(String podCidr, Set<String> taken, String last) {
        String prefix = podCidr.substring(0, podCidr.lastIndexOf('.') + 1);
        int after = last.startsWith(prefix) ? Integer.parseInt(last.substring(prefix.length())) + 1 : FIRST_POD;
        int size = LAST - FIRST_POD + 1;
        for (int i = 0; i < size; i++) {
            String address = prefix + (FIRST_POD + (after - FIRST_POD + i) % size);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw new IllegalStateException("no free pod address in " + podCidr);
    }

    private AddressPlan() {}
}
