package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Problem;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** EndpointSlices: pkg/apis/discovery. Addresses that no other machine could reach are refused. */
final class Slices {

    static void defaults(ObjectNode slice) {
        for (ObjectNode port : Json.objects(slice.path("ports"))) {
            if (!port.hasNonNull("name")) {
                port.put("name", "");
            }
            Json.putIfAbsent(port, "protocol", "TCP");
        }
        if (!slice.has("endpoints")) {
            slice.putArray("endpoints");
        }
    }

    static List<Problem> problems(JsonNode slice, @Nullable JsonNode old) {
        var problems = new ArrayList<Problem>();
        String type = Json.text(slice, "addressType");
        if (type.isEmpty()) {
            problems.add(Problem.required("addressType", ""));
        } else if (!List.of("FQDN", "IPv4", "IPv6").contains(type)) {
            problems.add(Problem.notSupported("addressType", type, "FQDN", "IPv4", "IPv6"));
        } else if (old != null && !type.equals(Json.text(old, "addressType"))) {
            problems.add(Problem.invalid("addressType", type, "field is immutable"));
        }
        List<ObjectNode> endpoints = Json.objects(slice.path("endpoints"));
        for (int i = 0; i < endpoints.size(); i++) {
            addresses(type, endpoints.get(i), "endpoints[" + i + "].addresses", problems);
        }
        return problems;
    }

    private static void addresses(String type, ObjectNode endpoint, String field, List<Problem> problems) {
        List<String> addresses = Json.texts(endpoint.path("addresses"));
        if (addresses.isEmpty()) {
            problems.add(Problem.required(field, "must contain at least 1 address"));
        }
        if (type.equals("FQDN")) {
            return;
        }
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get(i);
            String at = field + "[" + i + "]";
            Optional<InetAddress> parsed = Addresses.parse(address);
            if (parsed.isEmpty()) {
                problems.add(
                        Problem.invalid(at, address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
            } else {
                unreachable(parsed.get()).ifPresent(why -> problems.add(Problem.invalid(at, address, why)));
            }
        }
    }

    /** ValidateEndpointIP. */
    private static Optional<String> unreachable(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return Optional.of("may not be unspecified (0.0.0.0 or ::)");
        }
        if (address.isLoopbackAddress()) {
            return Optional.of("may not be in the loopback range (127.0.0.0/8, ::1/128)");
        }
        if (address.isLinkLocalAddress()) {
            return Optional.of("may not be in the link-local range (169.254.0.0/16, fe80::/10)");
        }
        return address.isMCLinkLocal()
                ? Optional.of("may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)")
                : Optional.empty();
    }

    private Slices() {}
}
