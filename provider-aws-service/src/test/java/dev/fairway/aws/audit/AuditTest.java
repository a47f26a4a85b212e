package dev.fairway.aws.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.aws.Given;
import dev.fairway.aws.facts.AwsFacts;
import dev.fairway.contracts.model.Protocol;
import dev.fairway.contracts.outcome.Problem;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuditTest {

    @Test
    void anOrdinaryServiceHasNoProblem() {
        assertThat(audit(Given.service().port(Protocol.TCP, 80, 30080, "8080"))).isEmpty();
    }

    @Test
    @DisplayName("C-37 TCP and UDP on one port are served where they go to one node port")
    void bothProtocolsOnOnePort() {
        assertThat(audit(Given.service().port(Protocol.TCP, 53, 30053, "53").port(Protocol.UDP, 53, 30053, "53")))
                .isEmpty();
    }

    @Test
    @DisplayName("C-37 and otherwise refused, naming both")
    void bothProtocolsApart() {
        List<Problem> problems =
                audit(Given.service().port(Protocol.TCP, 53, 30053, "53").port(Protocol.UDP, 53, 30054, "53"));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("TCP goes to 30053")
                        .contains("UDP goes to 30054"));
    }

    @Test
    @DisplayName("C-34 instance targets without node ports are refused, never registered with port 0")
    void noNodePort() {
        assertThat(audit(Given.service().port(Protocol.TCP, 80, 0, "8080")))
                .extracting(Problem::reason)
                .containsExactly("NoNodePort");
        assertThat(audit(Given.service().port(Protocol.TCP, 80, 0, "8080").annotation("nlb-target-type", "ip")))
                .isEmpty();
    }

    @Test
    @DisplayName("A-13 several security groups with the cluster's tag: the problem says which")
    void severalNodeGroups() {
        AwsFacts facts = new AwsFacts("vpc-1", Given.facts().subnets(), List.of("sg-1", "sg-2"));

        assertThat(Audit.of(Given.service().port(Protocol.TCP, 80, 30080, "80").frontend(), facts))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("sg-1, sg-2"));
    }

    private static List<Problem> audit(Given service) {
        return Audit.of(service.frontend(), Given.facts());
    }
}
