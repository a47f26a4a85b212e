package dev.fairway.aws.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.aws.Given;
import dev.fairway.contracts.outcome.Problem;
import org.junit.jupiter.api.Test;

class ChoicesTest {

    @Test
    void withoutAnnotationsABalancerIsPublicAndSendsToNodes() {
        Choices choices = Choices.of(Given.service().frontend());

        assertThat(choices.scheme()).isEqualTo("internet-facing");
        assertThat(choices.podTargets()).isFalse();
        assertThat(choices.problems()).isEmpty();
    }

    @Test
    void theOlderWordInternalMeansTheInternalScheme() {
        assertThat(Choices.of(Given.service().annotation("internal", "true").frontend())
                        .scheme())
                .isEqualTo("internal");
    }

    @Test
    void aValueThatIsNotAllowedIsNamedWithWhatIs() {
        Choices choices =
                Choices.of(Given.service().annotation("scheme", "publc").frontend());

        assertThat(choices.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.subject()).isEqualTo("service.beta.kubernetes.io/aws-load-balancer-scheme");
            assertThat(problem.message()).contains("'publc'").contains("internet-facing, internal");
        });
    }

    @Test
    void contradictingWordsForTheSchemeAreRefused() {
        Choices choices = Choices.of(Given.service()
                .annotation("scheme", "internet-facing")
                .annotation("internal", "true")
                .frontend());

        assertThat(choices.problems()).extracting(Problem::reason).containsExactly("ContradictingAnnotations");
    }

    @Test
    void aKeyUnderOurPrefixThatMeansNothingIsReported() {
        Choices choices =
                Choices.of(Given.service().annotation("shceme", "internal").frontend());

        assertThat(choices.problems()).isEmpty();
        assertThat(choices.unknown()).extracting(Problem::subject).containsExactly(AwsAnnotation.PREFIX + "shceme");
    }
}
