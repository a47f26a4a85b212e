package dev.fairway.cluster.apiserver.kinds;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every kind that is served. */
public enum Kind {
    NAMESPACE("", "v1", "namespaces", "namespace", "Namespace", false, false, List.of("ns")),
    NODE("", "v1", "nodes", "node", "Node", false, false, List.of("no")),
    POD("", "v1", "pods", "pod", "Pod", true, true, List.of("po")),
    SERVICE("", "v1", "services", "service", "Service", true, false, List.of("svc")),
    EVENT("", "v1", "events", "event", "Event", true, false, List.of("ev")),
    CONFIG_MAP("", "v1", "configmaps", "configmap", "ConfigMap", true, false, List.of("cm")),
    DEPLOYMENT("apps", "v1", "deployments", "deployment", "Deployment", true, true, List.of("deploy")),
    ENDPOINT_SLICE("discovery.k8s.io", "v1", "endpointslices", "endpointslice", "EndpointSlice", true, true, List.of()),
    INGRESS("networking.k8s.io", "v1", "ingresses", "ingress", "Ingress", true, true, List.of("ing")),
    INGRESS_CLASS("networking.k8s.io", "v1", "ingressclasses", "ingressclass", "IngressClass", false, true, List.of()),
    LEASE("coordination.k8s.io", "v1", "leases", "lease", "Lease", true, false, List.of());

    private final String group;
    private final String version;
    private final String plural;
    private final String singular;
    private final String kind;
    private final boolean namespaced;
    private final boolean generation;
    private final List<String> shortNames;

    Kind(
            String group,
            String version,
            String plural,
            String singular,
            String kind,
            boolean namespaced,
            boolean generation,
            List<String> shortNames) {
        this.group = group;
        this.version = version;
        this.plural = plural;
        this.singular = singular;
        this.kind = kind;
        this.namespaced = namespaced;
        this.generation = generation;
        this.shortNames = shortNames;
    }

    public String group() {
        return group;
    }

    public String version() {
        return version;
    }

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public String plural() {
        return plural;
    }

    public String singular() {
        return singular;
    }

    /** As in {@code kind:}. */
    public String title() {
        return kind;
    }

    public boolean namespaced() {
        return namespaced;
    }

    /** Whether {@code metadata.generation} counts its changes; Services and Nodes have none. */
    public boolean countsGenerations() {
        return generation;
    }

    public List<String> shortNames() {
        return shortNames;
    }

    public boolean hasStatus() {
        return switch (this) {
            case NAMESPACE, NODE, POD, SERVICE, DEPLOYMENT, INGRESS -> true;
            case EVENT, CONFIG_MAP, ENDPOINT_SLICE, INGRESS_CLASS, LEASE -> false;
        };
    }

    public static Optional<Kind> of(String group, String plural) {
        return Arrays.stream(values())
                .filter(k -> k.group.equals(group) && k.plural.equals(plural))
                .findFirst();
    }
}
