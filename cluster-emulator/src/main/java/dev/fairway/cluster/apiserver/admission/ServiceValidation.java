package dev.fairway.cluster.apiserver.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ValidateService and ValidateServiceUpdate of pkg/apis/core/validation, for the fields in use. */
final class ServiceValidation {
    private static final String ONLY_BALANCERS = "may only be used when `type` is 'LoadBalancer'";

    private final List<Problem> problems = new ArrayList<>();
    private final JsonNode spec;
    private final ServiceShape shape;

    private ServiceValidation(JsonNode service) {
        this.shape = ServiceShape.of(service);
        this.spec = shape.spec();
    }

    static List<Problem> check(JsonNode service, @Nullable JsonNode old) {
        var validation = new ServiceValidation(service);
        validation.problems.addAll(PortValidation.check(validation.shape));
        validation.choices();
        validation.clusterIp(old);
        validation.balancer(old);
        validation.outside(old);
        validation.problems.addAll(StatusValidation.balancer(service, validation.shape.is("LoadBalancer")));
        return validation.problems;
    }

    private void choices() {
        choice("type", "ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
        choice("sessionAffinity", "ClientIP", "None");
        if (spec.hasNonNull("internalTrafficPolicy")) {
            choice("internalTrafficPolicy", "Cluster", "Local");
        }
        if (shape.is("ExternalName") && Json.text(spec, "externalName").isEmpty()) {
            problems.add(Problem.required("spec.externalName", ""));
        }
    }

    private void choice(String field, String... values) {
        String value = Json.text(spec, field);
        if (!Set.of(values).contains(value)) {
            problems.add(Problem.notSupported("spec." + field, value, values));
        }
    }

    private void clusterIp(@Nullable JsonNode old) {
        String ip = Json.text(spec, "clusterIP");
        if (shape.headless() && (shape.is("LoadBalancer") || shape.is("NodePort"))) {
            problems.add(Problem.invalid(
                    "spec.clusterIPs[0]", ip, "may not be set to 'None' for " + Json.text(spec, "type") + " services"));
        }
        if (shape.is("ExternalName") && !ip.isEmpty()) {
            problems.add(Problem.forbidden("spec.clusterIPs[0]", "may not be set for ExternalName services"));
        }
        String before = old == null ? "" : Json.text(old, "spec", "clusterIP");
        if (!before.isEmpty() && shape.needsClusterIp() && !ip.equals(before)) {
            problems.add(Problem.invalid("spec.clusterIPs[0]", spec.path("clusterIPs"), "may not change once set"));
        }
    }

    private void balancer(@Nullable JsonNode old) {
        boolean balancer = shape.is("LoadBalancer");
        JsonNode type = spec.path("loadBalancerClass");
        if (old != null
                && balancer
                && ServiceShape.of(old).is("LoadBalancer")
                && !type.equals(Json.at(old, "spec", "loadBalancerClass"))) {
            problems.add(Problem.invalid("spec.loadBalancerClass", type, "may not change once set"));
        }
        if (type.isTextual() && balancer) {
            Names.qualified(type.asText())
                    .ifPresent(why -> problems.add(Problem.invalid("spec.loadBalancerClass", type, why)));
        }
        if (!balancer) {
            for (String field : List.of("loadBalancerClass", "allocateLoadBalancerNodePorts")) {
                if (spec.hasNonNull(field)) {
                    problems.add(Problem.forbidden("spec." + field, ONLY_BALANCERS));
                }
            }
            if (!spec.path("loadBalancerSourceRanges").isEmpty()) {
                problems.add(Problem.forbidden("spec.LoadBalancerSourceRanges", ONLY_BALANCERS));
            }
        }
        List<String> ranges = Json.texts(spec.path("loadBalancerSourceRanges"));
        for (int i = 0; i < ranges.size(); i++) {
            if (!Addresses.isCidr(ranges.get(i).strip())) {
                problems.add(Problem.invalid(
                        "spec.LoadBalancerSourceRanges[" + i + "]",
                        ranges.get(i),
                        "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"));
            }
        }
    }

    private void outside(@Nullable JsonNode old) {
        JsonNode policy = spec.path("externalTrafficPolicy");
        if (shape.reachableFromOutside()) {
            choice("externalTrafficPolicy", "Cluster", "Local");
        } else if (policy.isTextual()) {
            problems.add(Problem.invalid(
                    "spec.externalTrafficPolicy", policy, "may only be set for externally-accessible services"));
        }
        JsonNode check = spec.path("healthCheckNodePort");
        if (!shape.needsHealthCheckPort() && check.asInt(0) != 0) {
            problems.add(Problem.invalid(
                    "spec.healthCheckNodePort",
                    check,
                    "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"));
        }
        if (old != null
                && shape.needsHealthCheckPort()
                && ServiceShape.of(old).needsHealthCheckPort()
                && !check.equals(Json.at(old, "spec", "healthCheckNodePort"))) {
            problems.add(Problem.forbidden("spec.healthCheckNodePort", "field is immutable"));
        }
        List<String> addresses = Json.texts(spec.path("externalIPs"));
        for (int i = 0; i < addresses.size(); i++) {
            if (!Addresses.isIp(addresses.get(i))) {
                problems.add(Problem.invalid(
                        "spec.externalIPs[" + i + "]",
                        addresses.get(i),
                        "must be a valid IP address, (e.g. 10.9.8.7)"));
            }
        }
    }
}
