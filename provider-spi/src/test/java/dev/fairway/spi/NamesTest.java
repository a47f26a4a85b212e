package dev.fairway.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void aNameIsTheSameWheneverItIsComputed() {
        assertThat(Names.compute(32, "fw-default-web", "cluster", "uid"))
                .isEqualTo(Names.compute(32, "fw-default-web", "cluster", "uid"))
                .startsWith("fw-default-web-");
    }

    @Test
    void anythingThatMakesAResourceDifferentMakesItsNameDifferent() {
        assertThat(Names.compute(32, "web", "a", "bc")).isNotEqualTo(Names.compute(32, "web", "ab", "c"));
    }

    @Test
    void longAndOddWordsStillGiveALegalName() {
        assertThat(Names.compute(32, "fw-Namespace_with.odd--letters-and-length", "x"))
                .hasSizeLessThanOrEqualTo(32)
                .matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
        assertThat(Names.compute(32, "___", "x")).startsWith("fw-");
    }
}
