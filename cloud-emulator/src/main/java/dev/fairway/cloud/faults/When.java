package dev.fairway.cloud.faults;

import java.util.Set;

/** Which of the calls that a rule matches it meets; they are counted from 1. */
public sealed interface When {
    record Always() implements When {}

    record Nth(Set<Integer> numbers) implements When {}

    record Every(int calls) implements When {}

    record First(int calls) implements When {}

    record Probability(double of, long seed) implements When {}
}
