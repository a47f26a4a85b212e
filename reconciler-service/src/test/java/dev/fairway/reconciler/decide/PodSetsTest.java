package dev.fairway.reconciler.decide;

import static dev.fairway.reconciler.Given.endpoint;
import static dev.fairway.reconciler.Given.slice;
import static dev.fairway.reconciler.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.reconciler.Given.Web;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PodSetsTest {
    private static final String SET = "laptop/shop/web/";
    private static final Web WEB = Web.named("web");

    @Test
    @DisplayName("Every port of the Service has a set of its own, matched by name; R8: without endpoints it is empty")
    void ports() {
        var service = WEB.ports(tcp("http", 80), tcp("admin", 81)).snapshot();
        var sets = PodSets.of(service, List.of(slice("web", endpoint("10.1.0.1", true, false))));
        assertThat(sets).containsOnlyKeys(SET + "http", SET + "admin");
        assertThat(sets.get(SET + "http")).hasSize(1);
        assertThat(sets.get(SET + "admin")).isEmpty();
    }

    @Test
    @DisplayName("Slices of other address types add nothing")
    void addressTypes() {
        EndpointSliceSnapshot v4 = slice("web", endpoint("10.1.0.1", true, false));
        EndpointSliceSnapshot v6 = new EndpointSliceSnapshot(
                "laptop",
                "shop",
                "web-v6",
                "s6",
                "web",
                "IPv6",
                v4.ports(),
                List.of(endpoint("2001:db8::1", true, false)));
        assertThat(PodSets.of(WEB.snapshot(), List.of(v6, v4))).isEqualTo(PodSets.of(WEB.snapshot(), List.of(v4)));
    }

    @Test
    @DisplayName("An endpoint on its way between two slices is one target, ready if it is in either")
    void doubles() {
        var old = slice("web", endpoint("10.1.0.1", false, false));
        var now = slice("web", endpoint("10.1.0.1", true, false));
        var sets = PodSets.of(WEB.snapshot(), List.of(old, now));
        assertThat(sets).isEqualTo(PodSets.of(WEB.snapshot(), List.of(now, old)));
        assertThat(sets.get(SET + "http"))
                .singleElement()
                .satisfies(target -> assertThat(target.ready()).isTrue());
    }
}
