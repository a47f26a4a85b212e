package dev.fairway.cluster.apiserver.admission;

import java.net.InetAddress;
import java.util.Optional;

/** IP addresses as text; never asks a name server. */
final class Addresses {

    static boolean isIp(String text) {
        return parse(text).isPresent();
    }

    static boolean isCidr(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return false;
        }
        int bits = Integer.parseInt(text.substring(slash + 1));
        return parse(text.substring(0, slash))
                .filter(address -> bits <= address.getAddress().length * 8)
                .isPresent();
    }

    static Optional<InetAddress> parse(String text) {
        try {
            // Three dots or a colon, so that neither names nor short forms such as 127.1 are taken.
            boolean four = text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
            return four || text.contains(":") ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Addresses() {}
}
