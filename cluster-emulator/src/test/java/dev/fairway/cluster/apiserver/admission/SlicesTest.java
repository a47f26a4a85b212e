package dev.fairway.cluster.apiserver.admission;

import static dev.fairway.cluster.apiserver.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cluster.apiserver.reply.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicesTest {

    /** The first as measured on a real API server. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            127.20.0.1   | endpoints[0].addresses[0]: Invalid value: "127.20.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)
            0.0.0.0      | endpoints[0].addresses[0]: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0 or ::)
            169.254.1.1  | endpoints[0].addresses[0]: Invalid value: "169.254.1.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)
            pod          | endpoints[0].addresses[0]: Invalid value: "pod": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)
            """)
    void refuseAddressesThatNoOtherMachineReaches(String address, String problem) {
        assertThat(Slices.problems(
                        tree("{'addressType':'IPv4','endpoints':[{'addresses':['" + address + "']}]}"), null))
                .extracting(Problem::message)
                .containsExactly(problem);
    }
}
