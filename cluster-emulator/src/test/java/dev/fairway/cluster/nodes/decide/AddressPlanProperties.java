package dev.fairway.cluster.nodes.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AddressPlanProperties {

    @Property(tries = 100)
    void no_two_nodes_share_a_number(@ForAll @Size(max = 100) List<@IntRange(max = 400) Integer> suffixes) {
        Set<Integer> taken = new HashSet<>();

        suffixes.forEach(suffix -> assertThat(taken.add(AddressPlan.nodeNumber("node-" + suffix, taken)))
                .isTrue());

        assertThat(taken).allMatch(number -> number >= 1 && number <= 254);
    }

    @Property(tries = 100)
    void ranges_are_apart_and_inside_the_subnet_of_the_zone(
            @ForAll @Size(max = 60) List<@IntRange(max = 3) Integer> zones) {
        Set<String> taken = new HashSet<>();
        for (int zone : zones) {
            String range = AddressPlan.podCidr(zone, taken);

            assertThat(taken.add(range)).isTrue();
            assertThat(Integer.parseInt(range.split("\\.")[2]) / 64).isEqualTo(zone);
        }
    }

    @Property(tries = 100)
    void a_new_pod_never_takes_the_address_that_was_given_last(@ForAll @IntRange(min = 1, max = 300) int pods) {
        String last = "";
        for (int i = 0; i < pods; i++) {
            String next = AddressPlan.pod("10.244.7.0/24", Set.of(), last);

            assertThat(next).startsWith("10.244.7.").isNotEqualTo(last);
            last = next;
        }
    }

    @Example
    void a_node_gets_the_number_of_its_name_if_that_is_free() {
        assertThat(AddressPlan.nodeNumber("node-3", Set.of(1))).isEqualTo(3);
        assertThat(AddressPlan.nodeNumber("node-3", Set.of(1, 3))).isEqualTo(2);
        assertThat(AddressPlan.nodeNumber("node", Set.of())).isEqualTo(1);
    }

    @Example
    void a_pod_gets_an_address_that_nobody_has() {
        assertThat(AddressPlan.pod("10.244.7.0/24", Set.of("10.244.7.10", "10.244.7.11"), ""))
                .isEqualTo("10.244.7.12");
        assertThat(AddressPlan.pod("10.244.7.0/24", Set.of(), "10.244.7.254")).isEqualTo("10.244.7.10");
    }
}
