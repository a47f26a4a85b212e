package dev.fairway.reconciler.decide;

import static dev.fairway.reconciler.Given.endpoint;
import static dev.fairway.reconciler.Given.node;
import static dev.fairway.reconciler.Given.slice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.reconciler.Given;
import dev.fairway.reconciler.Given.Web;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetsTest {
    private static final String EXCLUDE = "node.kubernetes.io/exclude-from-external-load-balancers";

    @ParameterizedTest(name = "{0}: label value ''{1}'', in the set: {2}")
    @CsvSource({
        "C-50,'',false",
        "C-50,true,false",
        "C-50,junk,false",
        "C-51,false,true",
        "C-51,False,true",
        "C-51,0,true"
    })
    void theExcludeLabel(String id, String value, boolean in) {
        assertThat(names(
                        node("n", n -> new Given.Node(Map.of(EXCLUDE, value), List.of(), false, true, "aws:///z/i-1"))))
                .as(id)
                .hasSize(in ? 1 : 0);
    }

    @Test
    @DisplayName("C-53, C-55: a node that the autoscaler will delete, or that is being deleted, is out")
    void goingNodesAreOut() {
        assertThat(names(node(
                        "n",
                        n -> new Given.Node(
                                Map.of(),
                                List.of("ToBeDeletedByClusterAutoscaler:NoSchedule"),
                                false,
                                true,
                                "aws:///z/i-1"))))
                .isEmpty();
        assertThat(names(node("n", n -> new Given.Node(Map.of(), List.of(), true, true, "aws:///z/i-1"))))
                .isEmpty();
    }

    @Test
    @DisplayName("C-49, C-56: neither readiness nor a cordon changes the set")
    void readinessAndCordonChangeNothing() {
        List<Target> ready = NodeSet.of(List.of(node("n", n -> n)));
        NodeSnapshot cordoned = node(
                "n",
                n -> new Given.Node(
                        Map.of(),
                        List.of("node.kubernetes.io/unschedulable:NoSchedule"),
                        false,
                        false,
                        n.providerId()));
        assertThat(NodeSet.of(List.of(cordoned))).isEqualTo(ready);
    }

    @Test
    @DisplayName("C-57: a provider id that appears or changes changes the set")
    void aProviderIdChangesTheSet() {
        NodeSnapshot other = node("n", n -> new Given.Node(Map.of(), List.of(), false, true, "aws:///z/i-2"));
        assertThat(NodeSet.of(List.of(other))).isNotEqualTo(NodeSet.of(List.of(node("n", n -> n))));
    }

    @Test
    @DisplayName("R8: unknown is not empty: no slice seen, or no Service, is no set at all")
    void unknownIsNotEmpty() {
        Web web = Web.named("web");
        assertThat(PodSets.of(web.snapshot(), List.of())).isEmpty();
        assertThat(PodSets.of(null, List.of(slice("web")))).isEmpty();
        assertThat(PodSets.of(web.snapshot(), List.of(slice("web"))))
                .isEqualTo(Map.of("laptop/shop/web/http", List.of()));
    }

    @Test
    void theUnionOfSlicesInOneOrderWithConditions() {
        Web web = Web.named("web");
        var a = slice("web", endpoint("10.244.0.9", true, false), endpoint("10.244.0.2", false, true));
        var b = slice("web", endpoint("10.244.0.9", true, false), endpoint("10.244.0.3", true, false));
        List<Target> one = PodSets.of(web.snapshot(), List.of(a, b)).get("laptop/shop/web/http");
        assertThat(one)
                .isEqualTo(PodSets.of(web.snapshot(), List.of(b, a)).get("laptop/shop/web/http"))
                .extracting(t -> t.addresses().getFirst() + ":" + t.port() + (t.terminating() ? " terminating" : ""))
                .containsExactly("10.244.0.2:8080 terminating", "10.244.0.3:8080", "10.244.0.9:8080");
    }

    private static List<String> names(NodeSnapshot... nodes) {
        return NodeSet.of(List.of(nodes)).stream()
                .map(t -> String.valueOf(t.node()))
                .toList();
    }
}
