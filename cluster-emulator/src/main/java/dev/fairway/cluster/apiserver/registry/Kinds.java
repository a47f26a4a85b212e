package dev.fairway.cluster.apiserver.registry;

import static dev.fairway.cluster.apiserver.registry.Kind.Part.BINDING;
import static dev.fairway.cluster.apiserver.registry.Kind.Part.FINALIZE;
import static dev.fairway.cluster.apiserver.registry.Kind.Part.SCALE;
import static dev.fairway.cluster.apiserver.registry.Kind.Part.STATUS;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;

/** Every kind this server has. Sub-resources, short names and who counts generations as upstream has them. */
public final class Kinds {
    public static final Kind NAMESPACE = cluster("", "Namespace", List.of("ns"), List.of(STATUS, FINALIZE), false);
    public static final Kind NODE = cluster("", "Node", List.of("no"), List.of(STATUS), false);
    public static final Kind POD = inAll("", "Pod", List.of("po"), List.of(STATUS, BINDING), true);
    public static final Kind SERVICE = inAll("", "Service", List.of("svc"), List.of(STATUS), false);
    public static final Kind CONFIG_MAP = namespaced("", "ConfigMap", List.of("cm"), List.of(), false);
    public static final Kind SECRET = namespaced("", "Secret", List.of(), List.of(), false);
    public static final Kind ENDPOINTS = named("", "Endpoints", "endpoints", "endpoints", List.of("ep"));
    public static final Kind SERVICE_ACCOUNT = namespaced("", "ServiceAccount", List.of("sa"), List.of(), false);
    public static final Kind EVENT = namespaced("", "Event", List.of("ev"), List.of(), false);
    public static final Kind DEPLOYMENT = inAll("apps", "Deployment", List.of("deploy"), List.of(STATUS, SCALE), true);
    public static final Kind REPLICA_SET = inAll("apps", "ReplicaSet", List.of("rs"), List.of(STATUS, SCALE), true);
    public static final Kind DAEMON_SET = inAll("apps", "DaemonSet", List.of("ds"), List.of(STATUS), true);
    public static final Kind LEASE = namespaced("coordination.k8s.io", "Lease", List.of(), List.of(), false);
    public static final Kind ENDPOINT_SLICE =
            namespaced("discovery.k8s.io", "EndpointSlice", List.of(), List.of(), true);
    /** The same objects as core Events, in their newer form. */
    public static final Kind NEW_EVENT = namespaced("events.k8s.io", "Event", List.of("ev"), List.of(), false);

    public static final Kind INGRESS =
            namespaced("networking.k8s.io", "Ingress", List.of("ing"), List.of(STATUS), true);
    public static final Kind INGRESS_CLASS = cluster("networking.k8s.io", "IngressClass", List.of(), List.of(), true);

    private static final List<Kind> ALL = List.of(
            NAMESPACE,
            NODE,
            POD,
            SERVICE,
            CONFIG_MAP,
            SECRET,
            ENDPOINTS,
            SERVICE_ACCOUNT,
            EVENT,
            DEPLOYMENT,
            REPLICA_SET,
            DAEMON_SET,
            LEASE,
            ENDPOINT_SLICE,
            NEW_EVENT,
            INGRESS,
            INGRESS_CLASS);

    public static List<Kind> all() {
        return ALL;
    }

    public static Optional<Kind> find(String group, String version, String plural) {
        return ALL.stream()
                .filter(kind -> kind.plural().equals(plural)
                        && kind.group().equals(group)
                        && kind.version().equals(version))
                .findFirst();
    }

    /** Groups but the core one, in the order discovery lists them. */
    public static SequencedSet<String> groups() {
        var groups = new LinkedHashSet<String>();
        ALL.stream().map(Kind::group).filter(group -> !group.isEmpty()).forEach(groups::add);
        return groups;
    }

    public static List<Kind> inGroup(String group) {
        return ALL.stream().filter(kind -> kind.group().equals(group)).toList();
    }

    private static Kind cluster(
            String group, String kind, List<String> shortNames, List<Kind.Part> parts, boolean generation) {
        return new Kind(group, "v1", kind, names(kind, shortNames, false), false, parts, generation);
    }

    private static Kind namespaced(
            String group, String kind, List<String> shortNames, List<Kind.Part> parts, boolean generation) {
        return new Kind(group, "v1", kind, names(kind, shortNames, false), true, parts, generation);
    }

    private static Kind inAll(
            String group, String kind, List<String> shortNames, List<Kind.Part> parts, boolean generation) {
        return new Kind(group, "v1", kind, names(kind, shortNames, true), true, parts, generation);
    }

    private static Kind named(String group, String kind, String plural, String singular, List<String> shortNames) {
        return new Kind(group, "v1", kind, new Kind.Names(plural, singular, shortNames, false), true, List.of(), false);
    }

    private static Kind.Names names(String kind, List<String> shortNames, boolean inAll) {
        String singular = kind.toLowerCase(Locale.ROOT);
        return new Kind.Names(singular + (singular.endsWith("s") ? "es" : "s"), singular, shortNames, inAll);
    }

    private Kinds() {}
}
