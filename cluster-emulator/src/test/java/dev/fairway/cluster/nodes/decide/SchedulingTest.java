package dev.fairway.cluster.nodes.decide;

import static dev.fairway.cluster.nodes.decide.Given.node;
import static dev.fairway.cluster.nodes.decide.Given.readyPod;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulingTest {

    @Test
    void the_node_with_the_fewest_siblings_is_next() {
        var pods = List.of(readyPod("one", "a", "10.244.0.10"), readyPod("two", "c", "10.244.0.11"));

        assertThat(Scheduling.node(List.of(node("a"), node("b"), node("c")), pods, "uid-web"))
                .contains("b");
    }

    @Test
    void pods_of_others_count_when_siblings_are_even() {
        var pods = List.of(readyPod("one", "a", "10.244.0.10"));

        assertThat(Scheduling.node(List.of(node("a"), node("b")), pods, "uid-other"))
                .contains("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSchedule", "NoExecute"})
    void a_tainted_node_takes_no_pods(String effect) {
        Node tainted = new NodeBuilder(node("a"))
                .editSpec()
                .addNewTaint(effect, "ToBeDeletedByClusterAutoscaler", null, null)
                .endSpec()
                .build();

        assertThat(Scheduling.node(List.of(tainted), List.of(), "uid-web")).isEmpty();
    }

    @Test
    void a_cordoned_node_and_one_that_is_not_ready_take_no_pods() {
        Node cordoned = new NodeBuilder(node("a"))
                .editSpec()
                .withUnschedulable(true)
                .endSpec()
                .build();
        Node notReady = new NodeBuilder(node("b"))
                .editStatus()
                .editFirstCondition()
                .withStatus("Unknown")
                .endCondition()
                .endStatus()
                .build();

        assertThat(Scheduling.node(List.of(cordoned, notReady), List.of(), "uid-web"))
                .isEmpty();
    }
}
