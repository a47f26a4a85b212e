package dev.fairway.cluster.nodes.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SlicePlanProperties {
    private final Service service = Given.service(
            "Cluster",
            new ServicePortBuilder().withPort(80).withNewTargetPort(8080).build());

    @Property(tries = 60)
    void every_pod_is_in_one_slice_and_none_moves(
            @ForAll @Size(min = 1, max = 4) List<@Size(max = 250) Set<@IntRange(max = 400) Integer>> steps) {
        Map<String, EndpointSlice> there = new HashMap<>();
        for (Set<Integer> step : steps) {
            Map<String, String> before = places(there);
            List<Pod> pods = step.stream()
                    .map(n -> Given.readyPod("p" + n, "node-1", "10.244." + n / 200 + "." + n % 200))
                    .toList();

            apply(SlicePlan.of(service, pods, List.copyOf(there.values()), Map.of()), there);

            Map<String, String> after = places(there);
            assertThat(after.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            pods.stream().map(Shape::uid).toList());
            assertThat(there.values())
                    .isNotEmpty()
                    .allMatch(slice -> slice.getEndpoints().size() <= 100);
            before.keySet().retainAll(after.keySet());
            assertThat(after).containsAllEntriesOf(before);
            assertThat(SlicePlan.of(service, pods, List.copyOf(there.values()), Map.of())
                            .isDone())
                    .isTrue();
        }
    }

    private static void apply(SlicePlan plan, Map<String, EndpointSlice> there) {
        plan.delete().forEach(slice -> there.remove(Shape.name(slice)));
        Stream.of(plan.create(), plan.update())
                .flatMap(List::stream)
                .forEach(slice -> there.put(Shape.name(slice), slice));
    }

    private static Map<String, String> places(Map<String, EndpointSlice> slices) {
        Map<String, String> places = new HashMap<>();
        List<String> twice = new ArrayList<>();
        slices.forEach((name, slice) -> slice.getEndpoints().forEach(endpoint -> {
            if (places.put(endpoint.getTargetRef().getUid(), name) != null) {
                twice.add(name);
            }
        }));
        assertThat(twice).isEmpty();
        return places;
    }
}
