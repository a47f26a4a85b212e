package dev.fairway.cluster.nodes.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void close_texts_have_different_names() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            names.add(Names.of("uid/" + i, 5));
        }

        assertThat(names).hasSizeGreaterThan(995).allMatch(name -> name.matches("[a-z2-9]{5}"));
    }
}
