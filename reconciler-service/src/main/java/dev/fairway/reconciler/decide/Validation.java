package dev.fairway.reconciler.decide;

import dev.fairway.contracts.outcome.Problem;
import dev.fairway.contracts.snapshot.ServicePort;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What Kubernetes itself defines, whatever the cloud. The API server refuses most of it; an older or odd one may not. */
final class Validation {

    static List<Problem> of(ServiceSnapshot service) {
        List<Problem> problems = new ArrayList<>();
        if (service.ports().isEmpty()) {
            problems.add(new Problem("NoPorts", "spec.ports", "A load balancer needs at least one port."));
        }
        Map<String, String> taken = new HashMap<>();
        for (ServicePort port : service.ports()) {
            String subject = "spec.ports port " + port.port();
            if (!port.protocol().equals("TCP") && !port.protocol().equals("UDP")) {
                problems.add(new Problem(
                        "ProtocolNotSupported",
                        subject,
                        "'" + port.protocol() + "' is not supported. Allowed: TCP, UDP."));
            }
            if (port.port() < 1 || port.port() > 65535) {
                problems.add(new Problem(
                        "InvalidPort", subject, "'" + port.port() + "' is not a port. Allowed: 1 to 65535."));
            }
            String other = taken.put(port.protocol() + "/" + port.port(), port.name());
            if (other != null) {
                problems.add(new Problem(
                        "PortConflict",
                        subject,
                        "Ports '" + other + "' and '" + port.name() + "' are both " + port.protocol() + " "
                                + port.port() + ". Remove one or change its number."));
            }
        }
        problems.addAll(SourceRanges.of(service).problems());
        return problems;
    }

    private Validation() {}
}
