package dev.fairway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void keysAreReadAsTheyAreWritten() {
        String desired = "laptop/service/default/web|laptop/service/default/web|u-1";
        String outcome = "laptop/service/default/web|u-1|aws";

        assertThat(DesiredKey.parse(desired)).hasToString(desired);
        assertThat(OutcomeKey.parse(outcome)).hasToString(outcome);
        assertThat(OutcomeKey.parse(outcome).source().snapshotKey()).isEqualTo("laptop/default/web");
    }

    @Test
    void whatIsNoKeyIsRefusedWithWhatOneLooksLike() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DesiredKey.parse("laptop/service/default/web"))
                .withMessageContaining("domain|source|uid");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRef.parse("default/web"))
                .withMessageContaining("cluster/kind/namespace/name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRef.parse("laptop/pod/default/web"))
                .withMessageContaining("'pod'");
    }
}
