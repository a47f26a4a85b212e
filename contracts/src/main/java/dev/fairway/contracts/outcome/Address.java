package dev.fairway.contracts.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where traffic can be sent: an IP or a hostname.
 *
 * @param ipMode {@code VIP} or {@code Proxy}; only with an IP
 * @param ports what answers there
 */
public record Address(
        @Nullable String ip,
        @Nullable String hostname,
        @Nullable String ipMode,
        List<PortStatus> ports) {

    public Address {
        ports = ports == null ? List.of() : List.copyOf(ports);
        if ((ip == null) == (hostname == null)) {
            throw new IllegalArgumentException("an address has an ip or a hostname, not both or neither");
        }
    }

    public static Address ofHostname(String hostname, List<PortStatus> ports) {
        return new Address(null, hostname, null, ports);
    }

    /** @param error null unless this port does not work */
    public record PortStatus(
            int port, String protocol, @Nullable String error) {}
}
