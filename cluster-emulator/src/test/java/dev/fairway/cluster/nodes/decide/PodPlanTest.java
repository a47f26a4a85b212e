package dev.fairway.cluster.nodes.decide;

import static dev.fairway.cluster.nodes.decide.Given.ofTemplate;
import static dev.fairway.cluster.nodes.decide.Given.pod;
import static dev.fairway.cluster.nodes.decide.Given.readyPod;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodPlanTest {
    private final Pod one = readyPod("one", "node-1", "10.244.0.10");
    private final Pod two = readyPod("two", "node-2", "10.244.64.10");

    @Test
    void what_is_missing_is_created() {
        assertThat(PodPlan.of(3, "now", List.of(one))).isEqualTo(new PodPlan(2, List.of()));
    }

    @Test
    void what_is_too_much_goes_and_those_that_are_not_ready_go_first() {
        Pod starting = pod("starting", "node-1", "", "False");

        assertThat(PodPlan.of(2, "now", List.of(one, starting, two))).isEqualTo(new PodPlan(0, List.of(starting)));
    }

    @Test
    void pods_of_an_old_template_stay_until_the_new_ones_are_ready() {
        Pod old = ofTemplate(readyPod("old", "node-3", "10.244.128.10"), "before");
        Pod starting = pod("starting", "node-1", "", "False");

        assertThat(PodPlan.of(2, "now", List.of(old, one))).isEqualTo(new PodPlan(1, List.of()));
        assertThat(PodPlan.of(2, "now", List.of(old, one, starting))).isEqualTo(new PodPlan(0, List.of()));
        assertThat(PodPlan.of(2, "now", List.of(old, one, two))).isEqualTo(new PodPlan(0, List.of(old)));
    }

    @Test
    void scaling_to_nothing_removes_all() {
        assertThat(PodPlan.of(0, "now", List.of(one, two)).delete()).containsExactlyInAnyOrder(one, two);
    }
}
