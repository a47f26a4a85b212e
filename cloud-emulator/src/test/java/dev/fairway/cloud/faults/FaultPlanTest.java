package dev.fairway.cloud.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cloud.journal.Call;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final Call.Request CREATE = new Call.Request(
            "aws", "us-east-1", "CreateListener", "arn:aws:x/net/web/1", "laptop/Service/default/web", true);

    @Test
    void a_rule_meets_the_calls_that_it_counts() {
        assertThat(met(new When.Always(), 4)).containsExactly(1, 2, 3, 4);
        assertThat(met(new When.Nth(Set.of(2, 4)), 5)).containsExactly(2, 4);
        assertThat(met(new When.Every(3), 7)).containsExactly(3, 6);
        assertThat(met(new When.First(2), 5)).containsExactly(1, 2);
    }

    @Test
    void chance_repeats_itself_from_the_same_seed() {
        List<Integer> once = met(new When.Probability(0.3, 7), 200);

        assertThat(met(new When.Probability(0.3, 7), 200)).isEqualTo(once);
        assertThat(once).hasSizeBetween(30, 90);
    }

    @Test
    void a_rule_matches_by_the_whole_operation_and_anywhere_in_resource_and_source() {
        assertThat(matches("CreateListener", "*", "*")).isTrue();
        assertThat(matches("Create*", "net/web/", "default/web")).isTrue();
        assertThat(matches("Create", "*", "*")).isFalse();
        assertThat(matches("*", "net/other/", "*")).isFalse();
        assertThat(matches("*", "*", "default/webshop")).isFalse();
    }

    @Test
    void globs_match_as_ec2_says() {
        assertThat(Glob.matches("a*c?", "abbcd")).isTrue();
        assertThat(Glob.matches("*", "")).isTrue();
        assertThat(Glob.matches("?", "")).isFalse();
        assertThat(Glob.matches("a*b*c", "aXbYbZc")).isTrue();
        assertThat(Glob.matches("a*b", "abX")).isFalse();
    }

    private static boolean matches(String op, String resource, String source) {
        return new FaultRule.Match(op, resource, source).matches(CREATE);
    }

    private static List<Integer> met(When when, int calls) {
        FaultPlan plan = new FaultPlan();
        plan.set(List.of(new FaultRule(FaultRule.Match.op("Create*"), when, new Effect.Throttle())));
        return IntStream.rangeClosed(1, calls)
                .filter(call -> !plan.meet(CREATE).isEmpty())
                .boxed()
                .toList();
    }
}
