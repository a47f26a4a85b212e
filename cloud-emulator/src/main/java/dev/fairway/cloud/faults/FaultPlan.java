package dev.fairway.cloud.faults;

import dev.fairway.cloud.journal.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The rules in force and how often each has matched. Every rule counts every call that it matches, met or not. */
public final class FaultPlan {
    private List<Counted> rules = List.of();

    private static final class Counted {
        final FaultRule rule;
        final SplittableRandom random;
        int matched;

        Counted(FaultRule rule) {
            this.rule = rule;
            this.random = new SplittableRandom(rule.when() instanceof When.Probability p ? p.seed() : 0);
        }

        boolean meets() {
            matched++;
            return switch (rule.when()) {
                case When.Always always -> true;
                case When.Nth nth -> nth.numbers().contains(matched);
                case When.Every every -> matched % every.calls() == 0;
                case When.First first -> matched <= first.calls();
                case When.Probability probability -> random.nextDouble() < probability.of();
            };
        }
    }

    /** Replaces the plan; counts start anew. */
    public synchronized void set(List<FaultRule> wanted) {
        rules = wanted.stream().map(Counted::new).toList();
    }

    public synchronized void clear() {
        rules = List.of();
    }

    public synchronized List<FaultRule> rules() {
        return rules.stream().map(counted -> counted.rule).toList();
    }

    /** All effects for this call, in the order of the rules. */
    public synchronized List<Effect> meet(Call.Request request) {
        List<Effect> effects = new ArrayList<>();
        for (Counted counted : rules) {
            if (counted.rule.match().matches(request) && counted.meets()) {
                effects.add(counted.rule.then());
            }
        }
        return effects;
    }
}
