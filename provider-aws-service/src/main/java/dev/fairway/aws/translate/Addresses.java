package dev.fairway.aws.translate;

import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.Listener;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.Address.PortStatus;
import dev.fairway.spi.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The DNS names of balancers that have a listener, with their ports. */
public final class Addresses {

    public static List<Address> of(String sourceUid, Collection<Found<AwsSpec>> found) {
        List<Address> addresses = new ArrayList<>();
        for (Found<AwsSpec> part : found) {
            if (part.spec() instanceof LoadBalancer lb && lb.owner().equals(sourceUid)) {
                List<PortStatus> ports = ports(lb, found);
                if (!ports.isEmpty()) {
                    String name = Objects.requireNonNull(part.handle().facts().get(LoadBalancer.DNS_NAME));
                    addresses.add(Address.ofHostname(name, ports));
                }
            }
        }
        return addresses.stream()
                .sorted(Comparator.comparing(a -> String.valueOf(a.hostname())))
                .toList();
    }

    private static List<PortStatus> ports(LoadBalancer lb, Collection<Found<AwsSpec>> found) {
        return found.stream()
                .map(Found::spec)
                .filter(Listener.class::isInstance)
                .map(Listener.class::cast)
                .filter(l -> l.owner().equals(lb.owner()) && l.scheme().equals(lb.scheme()))
                .flatMap(l -> l.protocol().equals("TCP_UDP")
                        ? Stream.of(new PortStatus(l.port(), "TCP", null), new PortStatus(l.port(), "UDP", null))
                        : Stream.of(new PortStatus(l.port(), l.protocol(), null)))
                .sorted(Comparator.comparing(PortStatus::port).thenComparing(PortStatus::protocol))
                .toList();
    }

    private Addresses() {}
}
