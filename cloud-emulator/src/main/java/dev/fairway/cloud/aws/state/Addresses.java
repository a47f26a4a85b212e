package dev.fairway.cloud.aws.state;

import dev.fairway.cloud.store.Store;
import java.util.Set;
import java.util.stream.Collectors;

/** Free addresses: of balancers on the loopback, computed from the name so that they come back; of interfaces in a subnet. */
public final class Addresses {
    private static final Cidr PUBLIC = Cidr.of("127.50.0.0/16");
    private static final Cidr INTERNAL = Cidr.of("127.80.0.0/16");

    public static String ofBalancer(Store store, String name, boolean internal) {
        Set<String> taken = store.all(LoadBalancer.class).stream()
                .map(lb -> lb.reach().address())
                .collect(Collectors.toSet());
        Cidr block = internal ? INTERNAL : PUBLIC;
        int offset = Math.floorMod(name.hashCode() * 0x9E3779B9, block.size());
        while (true) {
            // A last octet of 0 or 255 looks like a network or a broadcast to people and to some tools.
            int last = offset & 255;
            String address = block.at(offset);
            if (last != 0 && last != 255 && !taken.contains(address)) {
                return address;
            }
            offset = (offset + 1) % block.size();
        }
    }

    /** From the subnet's end downwards: nodes give pods addresses from its beginning. */
    public static String ofInterface(Store store, Subnet subnet) {
        Set<String> taken = store.all(NetworkInterface.class).stream()
                .map(NetworkInterface::address)
                .collect(Collectors.toSet());
        for (int offset = subnet.cidr().size() - 2; offset > 3; offset--) {
            String address = subnet.cidr().at(offset);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw AwsRule.ELB_CONFIGURATION.refuse("Subnet '" + subnet.id() + "' has no free address");
    }

    private Addresses() {}
}
