package dev.fairway.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CodecProperties {
    private static final Codec<BackendSet> SET = Codec.of(BackendSet.class);

    @Property(tries = 300)
    void anyBytesAreReadOrRefusedAndNeverATombstone(@ForAll byte[] bytes) {
        assertThat(SET.decode(bytes)).isNotInstanceOf(Decoded.Tombstone.class);
    }

    @Property(tries = 300)
    void anyTextSurvivesUnlessItHoldsNul(
            @ForAll String name, @ForAll boolean ready, @ForAll @IntRange(max = 65535) int p) {
        String text = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        BackendSet set = new BackendSet(
                "c/nodes",
                1,
                List.of(new Target(List.of("10.0.0.1"), p, text, null, null, ready, true, false, Map.of("l", text))));
        Decoded<BackendSet> read = SET.decode(SET.encode(set));
        if (text.indexOf('\0') >= 0) {
            assertThat(read).isInstanceOf(Decoded.Unreadable.class);
        } else {
            assertThat(read).isEqualTo(new Decoded.Read<>(set));
        }
    }
}
