package dev.fairway.cluster.nodes.decide;

import static dev.fairway.cluster.nodes.decide.Given.going;
import static dev.fairway.cluster.nodes.decide.Given.pod;
import static dev.fairway.cluster.nodes.decide.Given.readyPod;
import static dev.fairway.cluster.nodes.decide.Given.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicePlanTest {
    private static final Map<String, String> ZONES = Map.of("node-1", "us-east-1a");
    private static final ServicePort NAMED = new ServicePortBuilder()
            .withName("web")
            .withPort(80)
            .withNewTargetPort("http")
            .build();
    private final Service service = service("Cluster", NAMED);
    private final Pod one = readyPod("one", "node-1", "10.244.0.10");

    @Test
    void an_endpoint_says_where_it_is_and_whose() {
        EndpointSlice slice =
                only(SlicePlan.of(service, List.of(one), List.of(), ZONES).create());

        assertThat(slice.getMetadata().getName()).matches("web-[a-z0-9]{5}");
        assertThat(slice.getMetadata().getLabels())
                .containsEntry("kubernetes.io/service-name", "web")
                .containsEntry("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io");
        assertThat(slice.getMetadata().getOwnerReferences().getFirst().getUid()).isEqualTo("uid-service");
        assertThat(slice.getPorts().getFirst().getPort()).isEqualTo(8080);
        Endpoint endpoint = only(slice.getEndpoints());
        assertThat(endpoint.getAddresses()).containsExactly("10.244.0.10");
        assertThat(endpoint.getNodeName()).isEqualTo("node-1");
        assertThat(endpoint.getZone()).isEqualTo("us-east-1a");
        assertThat(endpoint.getTargetRef().getUid()).isEqualTo("uid-one");
    }

    @ParameterizedTest(name = "ready {0}, going {1} -> ready {2}, serving {3}, terminating {4}")
    @CsvSource({
        "True, false, true, true, false",
        "True, true, false, true, true",
        "False, false, false, false, false",
        "False, true, false, false, true"
    })
    void conditions_follow_the_pod(String ready, boolean going, boolean isReady, boolean serving, boolean terminating) {
        Pod pod = pod("one", "node-1", "10.244.0.10", ready);

        var conditions = only(only(SlicePlan.of(service, List.of(going ? going(pod) : pod), List.of(), ZONES)
                                .create())
                        .getEndpoints())
                .getConditions();

        assertThat(conditions.getReady()).isEqualTo(isReady);
        assertThat(conditions.getServing()).isEqualTo(serving);
        assertThat(conditions.getTerminating()).isEqualTo(terminating);
    }

    @Test
    void pods_that_mean_different_numbers_by_a_name_are_in_different_slices() {
        Pod other = new PodBuilder(readyPod("two", "node-1", "10.244.0.11"))
                .editSpec()
                .editFirstContainer()
                .editFirstPort()
                .withContainerPort(9090)
                .endPort()
                .endContainer()
                .endSpec()
                .build();

        assertThat(SlicePlan.of(service, List.of(one, other), List.of(), ZONES).create())
                .extracting(slice -> slice.getPorts().getFirst().getPort())
                .containsExactly(8080, 9090);
    }

    @Test
    void pods_without_an_address_and_pods_of_others_are_no_endpoints() {
        Pod starting = pod("starting", "node-1", "", "False");
        Pod foreign = new PodBuilder(one)
                .editMetadata()
                .addToLabels("app", "db")
                .endMetadata()
                .build();

        EndpointSlice slice = only(SlicePlan.of(service, List.of(starting, foreign), List.of(), ZONES)
                .create());

        assertThat(slice.getEndpoints()).isEmpty();
    }

    @Test
    void the_last_slice_stays_and_is_empty() {
        List<EndpointSlice> there =
                SlicePlan.of(service, List.of(one), List.of(), ZONES).create();

        SlicePlan plan = SlicePlan.of(service, List.of(), there, ZONES);

        assertThat(only(plan.update()).getEndpoints()).isEmpty();
        assertThat(only(plan.update()).getMetadata().getName())
                .isEqualTo(only(there).getMetadata().getName());
        assertThat(SlicePlan.of(service, List.of(), plan.update(), ZONES).isDone())
                .isTrue();
    }

    @Test
    void slices_of_an_earlier_service_of_the_same_name_go() {
        List<EndpointSlice> there =
                SlicePlan.of(service, List.of(one), List.of(), ZONES).create();
        Service anew = service("Cluster", NAMED);
        anew.getMetadata().setUid("uid-anew");

        SlicePlan plan = SlicePlan.of(anew, List.of(one), there, ZONES);

        assertThat(plan.delete()).isEqualTo(there);
        assertThat(plan.create()).hasSize(1);
    }

    private static <T> T only(List<T> list) {
        assertThat(list).hasSize(1);
        return list.getFirst();
    }
}
