package dev.fairway.cluster.apiserver.admission;

import static dev.fairway.cluster.apiserver.json.Json.child;
import static dev.fairway.cluster.apiserver.json.Json.putIfAbsent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pods and what makes them: the defaults of pkg/apis/core/v1 and pkg/apis/apps/v1 for the fields in use. */
final class Workloads {
    private static final List<String> PROBES = List.of("readinessProbe", "livenessProbe", "startupProbe");

    static void podDefaults(ObjectNode pod) {
        podSpec(child(pod, "spec"));
        ObjectNode status = child(pod, "status");
        putIfAbsent(status, "phase", "Pending");
        putIfAbsent(status, "qosClass", "BestEffort");
    }

    static void deploymentDefaults(ObjectNode deployment) {
        ObjectNode spec = child(deployment, "spec");
        putIfAbsent(spec, "replicas", 1);
        putIfAbsent(spec, "revisionHistoryLimit", 10);
        putIfAbsent(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = child(spec, "strategy");
        putIfAbsent(strategy, "type", "RollingUpdate");
        if (Json.text(strategy, "type").equals("RollingUpdate")) {
            putIfAbsent(child(strategy, "rollingUpdate"), "maxSurge", "25%");
            putIfAbsent(child(strategy, "rollingUpdate"), "maxUnavailable", "25%");
        }
        template(spec);
        child(deployment, "status");
    }

    static void replicaSetDefaults(ObjectNode replicaSet) {
        putIfAbsent(child(replicaSet, "spec"), "replicas", 1);
        template(child(replicaSet, "spec"));
        putIfAbsent(child(replicaSet, "status"), "replicas", 0);
    }

    static void daemonSetDefaults(ObjectNode daemonSet) {
        putIfAbsent(child(daemonSet, "spec"), "revisionHistoryLimit", 10);
        template(child(daemonSet, "spec"));
        child(daemonSet, "status");
    }

    private static void template(ObjectNode spec) {
        ObjectNode template = child(spec, "template");
        child(template, "metadata");
        podSpec(child(template, "spec"));
    }

    private static void podSpec(ObjectNode spec) {
        putIfAbsent(spec, "restartPolicy", "Always");
        putIfAbsent(spec, "terminationGracePeriodSeconds", 30);
        putIfAbsent(spec, "dnsPolicy", "ClusterFirst");
        putIfAbsent(spec, "schedulerName", "default-scheduler");
        child(spec, "securityContext");
        Json.objects(spec.path("containers")).forEach(Workloads::container);
        Json.objects(spec.path("initContainers")).forEach(Workloads::container);
    }

    private static void container(ObjectNode container) {
        String image = Json.text(container, "image");
        boolean latest = image.endsWith(":latest")
                || !image.substring(image.lastIndexOf('/') + 1).contains(":");
        putIfAbsent(container, "imagePullPolicy", latest ? "Always" : "IfNotPresent");
        putIfAbsent(container, "terminationMessagePath", "/dev/termination-log");
        putIfAbsent(container, "terminationMessagePolicy", "File");
        child(container, "resources");
        Json.objects(container.path("ports")).forEach(port -> putIfAbsent(port, "protocol", "TCP"));
        for (String name : PROBES) {
            if (container.get(name) instanceof ObjectNode probe) {
                putIfAbsent(probe, "timeoutSeconds", 1);
                putIfAbsent(probe, "periodSeconds", 10);
                putIfAbsent(probe, "successThreshold", 1);
                putIfAbsent(probe, "failureThreshold", 3);
                if (probe.get("httpGet") instanceof ObjectNode get) {
                    putIfAbsent(get, "path", "/");
                    putIfAbsent(get, "scheme", "HTTP");
                }
            }
        }
    }

    static List<Problem> controllerProblems(JsonNode object, @Nullable JsonNode old) {
        var problems = new ArrayList<Problem>();
        JsonNode selector = Json.at(object, "spec", "selector");
        JsonNode wanted = selector.path("matchLabels");
        JsonNode labels = Json.at(object, "spec", "template", "metadata", "labels");
        if (selector.isMissingNode()) {
            problems.add(Problem.required("spec.selector", ""));
        } else if (selector.isEmpty()) {
            problems.add(Problem.invalid("spec.selector", selector, "empty selector is invalid for deployment"));
        } else if (wanted.properties().stream()
                .anyMatch(label -> !label.getValue().equals(labels.path(label.getKey())))) {
            problems.add(Problem.invalid(
                    "spec.template.metadata.labels", labels, "`selector` does not match template `labels`"));
        }
        if (old != null && !selector.equals(Json.at(old, "spec", "selector"))) {
            problems.add(Problem.invalid("spec.selector", selector, "field is immutable"));
        }
        JsonNode replicas = Json.at(object, "spec", "replicas");
        if (replicas.asInt(0) < 0) {
            problems.add(Problem.invalid("spec.replicas", replicas, "must be greater than or equal to 0"));
        }
        problems.addAll(containers(Json.at(object, "spec", "template", "spec"), "spec.template.spec"));
        return problems;
    }

    static List<Problem> podProblems(JsonNode pod) {
        return containers(pod.path("spec"), "spec");
    }

    private static List<Problem> containers(JsonNode spec, String field) {
        List<ObjectNode> containers = Json.objects(spec.path("containers"));
        var problems = new ArrayList<Problem>();
        if (containers.isEmpty()) {
            problems.add(Problem.required(field + ".containers", ""));
        }
        for (int i = 0; i < containers.size(); i++) {
            String at = field + ".containers[" + i + "]";
            String name = Json.text(containers.get(i), "name");
            if (name.isEmpty()) {
                problems.add(Problem.required(at + ".name", ""));
            } else {
                Names.label(name).ifPresent(why -> problems.add(Problem.invalid(at + ".name", name, why)));
            }
            if (Json.text(containers.get(i), "image").isEmpty()) {
                problems.add(Problem.required(at + ".image", ""));
            }
        }
        return problems;
    }

    private Workloads() {}
}
