package dev.fairway.reconciler.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R9: lost state is not a deletion")
class VanishedTest {

    @Test
    void fiveOrATenthOfTheServicesOfAClusterMayVanish() {
        assertThat(Vanished.ofServices(keys("a", 6), keys("a", 5)).waiting()).isEmpty();
        assertThat(Vanished.ofServices(keys("a", 6), keys("a", 6)).deleted()).isEmpty();
        assertThat(Vanished.ofServices(keys("a", 200), keys("a", 20)).deleted()).hasSize(20);
        assertThat(Vanished.ofServices(keys("a", 200), keys("a", 21)).waiting()).hasSize(21);
    }

    @Test
    void anotherClustersLossHoldsNothingBack() {
        List<String> all = concat(keys("a", 10), keys("b", 10));
        Vanished.Verdict verdict = Vanished.ofServices(all, concat(keys("a", 10), keys("b", 1)));
        assertThat(verdict.deleted()).containsExactly("b/shop/0");
        assertThat(verdict.waiting()).hasSize(10);
    }

    @Test
    void ofNodesOnlyTheLastMakesAllWait() {
        assertThat(Vanished.ofOthers(keys("a", 10), keys("a", 9)).deleted()).hasSize(9);
        assertThat(Vanished.ofOthers(keys("a", 10), keys("a", 10)).waiting()).hasSize(10);
    }

    private static List<String> keys(String cluster, int count) {
        return IntStream.range(0, count).mapToObj(i -> cluster + "/shop/" + i).toList();
    }

    private static List<String> concat(List<String> one, List<String> two) {
        return java.util.stream.Stream.concat(one.stream(), two.stream()).toList();
    }
}
