package dev.fairway.cluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackAddressesTest {
    private final LoopbackAddresses addresses = LoopbackAddresses.STANDARD;

    @ParameterizedTest
    @CsvSource({"10.244.0.10, 127.20.0.10", "10.244.191.254, 127.20.191.254"})
    void a_pod_is_shown_in_one_range_and_listens_in_another(String shown, String socket) {
        assertThat(addresses.socket(shown)).isEqualTo(socket);
        assertThat(addresses.shown(socket)).isEqualTo(shown);
    }

    @Test
    void a_node_is_shown_as_it_listens() {
        assertThat(addresses.socket(addresses.node(3)))
                .isEqualTo("127.10.0.3")
                .isEqualTo(addresses.shown("127.10.0.3"));
        assertThat(addresses.nodeNumber("127.10.0.3")).hasValue(3);
    }

    @Test
    void an_address_that_is_not_ours_has_no_number() {
        assertThat(addresses.nodeNumber("192.168.1.3")).isEmpty();
    }
}
