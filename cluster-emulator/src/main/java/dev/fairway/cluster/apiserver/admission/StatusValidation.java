package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Problem;
import java.util.ArrayList;
import java.util.List;

/** The balancer in the status of Services and Ingresses: ValidateLoadBalancerStatus of pkg/apis/core/validation. */
final class StatusValidation {
    private static final String FIELD = "status.loadBalancer.ingress";

    static List<Problem> balancer(JsonNode object, boolean allowed) {
        var problems = new ArrayList<Problem>();
        List<ObjectNode> ingresses = Json.objects(Json.at(object, "status", "loadBalancer", "ingress"));
        if (!allowed && !ingresses.isEmpty()) {
            problems.add(Problem.forbidden(FIELD, "may only be used when `spec.type` is \"LoadBalancer\""));
            return problems;
        }
        for (int i = 0; i < ingresses.size(); i++) {
            ingress(ingresses.get(i), FIELD + "[" + i + "]", problems);
        }
        return problems;
    }

    private static void ingress(ObjectNode ingress, String field, List<Problem> problems) {
        String ip = Json.text(ingress, "ip");
        String mode = Json.text(ingress, "ipMode");
        String hostname = Json.text(ingress, "hostname");
        if (!ip.isEmpty() && !Addresses.isIp(ip)) {
            problems.add(Problem.invalid(
                    field + ".ip", ip, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"));
        }
        if (ip.isEmpty() && !mode.isEmpty()) {
            problems.add(Problem.forbidden(field + ".ipMode", "may not be specified when `ip` is not set"));
        } else if (!mode.isEmpty() && !mode.equals("VIP") && !mode.equals("Proxy")) {
            problems.add(Problem.notSupported(field + ".ipMode", mode, "Proxy", "VIP"));
        }
        if (!hostname.isEmpty()) {
            Names.subdomain(hostname)
                    .ifPresent(why -> problems.add(Problem.invalid(field + ".hostname", hostname, why)));
            if (Addresses.isIp(hostname)) {
                problems.add(Problem.invalid(field + ".hostname", hostname, "must be a DNS name, not an IP address"));
            }
        }
    }

    private StatusValidation() {}
}
