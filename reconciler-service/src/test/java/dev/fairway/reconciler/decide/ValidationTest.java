package dev.fairway.reconciler.decide;

import static dev.fairway.reconciler.Given.port;
import static dev.fairway.reconciler.Given.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.outcome.Problem;
import dev.fairway.reconciler.Given.Web;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static final Web WEB = Web.named("web");

    @Test
    void anOrdinaryServiceIsValid() {
        assertThat(Validation.of(WEB.ports(port("TCP", 53), port("UDP", 53))
                        .ranges("10.0.0.0/8", "2001:db8::/32")
                        .snapshot()))
                .isEmpty();
    }

    @Test
    @DisplayName("C-04: SCTP names the port, the value and what is allowed")
    void sctp() {
        assertThat(Validation.of(WEB.ports(port("SCTP", 9)).snapshot()))
                .extracting(Problem::subject, Problem::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "spec.ports port 9", "'SCTP' is not supported. Allowed: TCP, UDP."));
    }

    @Test
    void twoPortsWithOneNumberAreNamedBoth() {
        assertThat(Validation.of(WEB.ports(tcp("a", 80), tcp("b", 80)).snapshot()))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("'a'", "'b'", "80"));
    }

    @Test
    @DisplayName("a bad range is named; the field wins over the annotation")
    void ranges() {
        Web annotated = WEB.annotated(SourceRanges.ANNOTATION, "10.0.0.0/8, nonsense");
        assertThat(Validation.of(annotated.snapshot()))
                .singleElement()
                .satisfies(p -> assertThat(p.subject() + p.message()).contains(SourceRanges.ANNOTATION, "nonsense"));
        assertThat(SourceRanges.of(annotated.ranges("192.168.1.7/16").snapshot())
                        .cidrs())
                .isEqualTo(List.of("192.168.0.0/16"));
        for (String bad : List.of("10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "::/129", "x/8", "")) {
            assertThat(Validation.of(WEB.ranges(bad).snapshot())).as(bad).hasSize(1);
        }
    }
}
