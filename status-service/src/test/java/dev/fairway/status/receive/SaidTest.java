package dev.fairway.status.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SaidTest {
    private static final SourceRef WEB = new SourceRef("laptop", Kind.SERVICE, "default", "web");
    private static final Outcome CLAIMED =
            new Outcome(WEB, "u1", Outcome.RECONCILER, 1, new Phase.Claimed(), List.of(), List.of());

    private final Said said = new Said();

    @Test
    @DisplayName("R8: nothing is told of a partition before its end was reached")
    void complete() {
        said.begin(3, 10, 0);
        said.hear(3, CLAIMED.key(), CLAIMED);

        assertThat(said.of(WEB, "u1")).isEmpty();
        assertThat(said.reached(3, 9)).isEmpty();
        assertThat(said.reached(3, 10)).containsExactly(WEB);
        assertThat(said.reached(3, 11)).isEmpty();
        assertThat(said.of(WEB, "u1")).containsExactly(CLAIMED);
        assertThat(said.of(WEB, "u2")).isEmpty();
    }

    @Test
    void anEmptyPartitionIsCompleteAtOnce() {
        said.begin(3, 10, 10);
        said.hear(3, CLAIMED.key(), CLAIMED);

        assertThat(said.of(WEB, "u1")).containsExactly(CLAIMED);
    }

    @Test
    void aPartitionThatIsLostOrForgottenTellsNothing() {
        said.begin(3, 0, 0);
        said.hear(3, CLAIMED.key(), CLAIMED);
        said.forget(3, CLAIMED.key());
        assertThat(said.of(WEB, "u1")).isEmpty();

        said.hear(3, CLAIMED.key(), CLAIMED);
        said.forget(List.of(3));
        said.hear(3, CLAIMED.key(), CLAIMED);
        assertThat(said.of(WEB, "u1")).isEmpty();
    }
}
