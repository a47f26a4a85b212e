package dev.fairway.cluster.nodes.decide;

import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to write so that a Service's slices are right: at most a hundred endpoints each, none moved without need, and one empty
 * slice where there is no endpoint. As upstream's EndpointSlice controller does it.
 */
public record SlicePlan(List<EndpointSlice> create, List<EndpointSlice> update, List<EndpointSlice> delete) {
    public static final String SERVICE = "kubernetes.io/service-name";
    public static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    public static final String MANAGER = "endpointslice-controller.k8s.io";
    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final int PER_SLICE = 100;

    /**
     * @param there the Service's slices that we manage
     * @param zones zone of each node, by name
     */
    public static SlicePlan of(Service service, List<Pod> pods, List<EndpointSlice> there, Map<String, String> zones) {
        SlicePlan plan = new SlicePlan(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Deque<EndpointSlice> free = new ArrayDeque<>();
        Map<List<EndpointPort>, List<Endpoint>> wanted = EndpointPlan.of(service, pods, zones);
        for (EndpointSlice slice : there) {
            if (!Shape.uid(service)
                    .equals(Shape.controller(slice).map(o -> o.getUid()).orElse(""))) {
                plan.delete.add(slice); // of another Service that had the name
            } else if (!wanted.containsKey(Shape.list(slice.getPorts()))) {
                free.add(slice);
            }
        }
        Set<String> names = there.stream().map(Shape::name).collect(Collectors.toSet());
        wanted.forEach((ports, endpoints) -> plan.fill(service, ports, endpoints, there, free, names));
        if (wanted.isEmpty()) {
            plan.fill(service, List.of(), List.of(), List.of(), free, names);
        }
        plan.delete.addAll(free);
        return plan;
    }

    public boolean isDone() {
        return create.isEmpty() && update.isEmpty() && delete.isEmpty();
    }

    private void fill(
            Service service,
            List<EndpointPort> ports,
            List<Endpoint> wanted,
            List<EndpointSlice> there,
            Deque<EndpointSlice> free,
            Set<String> names) {
        Map<String, Endpoint> missing = new LinkedHashMap<>();
        wanted.forEach(endpoint -> missing.put(endpoint.getTargetRef().getUid(), endpoint));
        Map<EndpointSlice, List<Endpoint>> kept = new LinkedHashMap<>();
        for (EndpointSlice slice : there) {
            if (ports.equals(Shape.list(slice.getPorts())) && !delete.contains(slice)) {
                List<Endpoint> stay = new ArrayList<>();
                for (Endpoint endpoint : Shape.list(slice.getEndpoints())) {
                    Endpoint now = endpoint.getTargetRef() == null
                            ? null
                            : missing.remove(endpoint.getTargetRef().getUid());
                    if (now != null) {
                        stay.add(now);
                    }
                }
                kept.put(slice, stay);
            }
        }
        Deque<Endpoint> rest = new ArrayDeque<>(missing.values());
        kept.forEach((slice, stay) -> {
            take(rest, stay);
            if (stay.isEmpty()) {
                free.add(slice);
            } else {
                put(slice(service, Shape.name(slice), ports, stay), slice);
            }
        });
        boolean placeholder = wanted.isEmpty();
        while (placeholder || !rest.isEmpty()) {
            placeholder = false;
            List<Endpoint> next = take(rest, new ArrayList<>());
            EndpointSlice reused = free.poll();
            if (reused == null) {
                create.add(slice(service, freeName(service, names), ports, next));
            } else {
                put(slice(service, Shape.name(reused), ports, next), reused);
            }
        }
    }

    private void put(EndpointSlice wanted, EndpointSlice there) {
        if (!Slice.of(wanted).equals(Slice.of(there))) {
            update.add(wanted);
        }
    }

    private static List<Endpoint> take(Deque<Endpoint> from, List<Endpoint> into) {
        while (into.size() < PER_SLICE && !from.isEmpty()) {
            into.add(from.removeFirst());
        }
        return into;
    }

    private static String freeName(Service service, Set<String> taken) {
        for (int i = 0; ; i++) {
            String name = Shape.name(service) + "-" + Names.of(Shape.uid(service) + "/" + i, 5);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private static EndpointSlice slice(
            Service service, String name, List<EndpointPort> ports, List<Endpoint> endpoints) {
        Map<String, String> labels = new HashMap<>();
        if (service.getMetadata().getLabels() != null) {
            labels.putAll(service.getMetadata().getLabels());
        }
        labels.put(SERVICE, Shape.name(service));
        labels.put(MANAGED_BY, MANAGER);
        if ("None".equals(service.getSpec().getClusterIP())) {
            labels.put(HEADLESS, "");
        }
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withNamespace(service.getMetadata().getNamespace())
                .withName(name)
                .withGenerateName(Shape.name(service) + "-")
                .withLabels(labels)
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("v1")
                        .withKind("Service")
                        .withName(Shape.name(service))
                        .withUid(Shape.uid(service))
                        .withController(true)
                        .withBlockOwnerDeletion(true)
                        .build())
                .endMetadata()
                .withAddressType("IPv4")
                .withPorts(ports)
                .withEndpoints(endpoints)
                .build();
    }
}
