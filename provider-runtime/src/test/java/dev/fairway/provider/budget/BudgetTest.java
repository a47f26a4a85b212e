package dev.fairway.provider.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.provider.act.Act;
import dev.fairway.provider.act.Act.Priority;
import dev.fairway.provider.act.Gate;
import dev.fairway.spi.ClusterScope;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final ClusterScope scope = new ClusterScope("laptop", "uid", "1", "here", "");
    private final Budget budget = new Budget(() -> 1, new Gate() {
        @Override
        public <T> Result<T> pass(Act act, Supplier<Result<T>> call) {
            return call.get();
        }
    });

    private Act act(Priority priority) {
        return new Act("put", "thing", scope, 0, priority);
    }

    @Test
    @DisplayName("I10: when the budget is short, new objects go before churn, and churn before sweeps")
    void theImportantGoFirst() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            budget.pass(act(Priority.CHURN), () -> throttled());
        }
        List<Priority> order = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Priority priority : List.of(Priority.SWEEP, Priority.CHURN, Priority.NEW_OR_ENDING)) {
            Thread thread = Thread.ofVirtual()
                    .start(() -> budget.pass(act(priority), () -> {
                        order.add(priority);
                        return Result.done(true);
                    }));
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(order).containsExactly(Priority.NEW_OR_ENDING, Priority.CHURN, Priority.SWEEP);
    }

    @Test
    @DisplayName("I9: one throttled kind of action holds up no other")
    void othersGoOn() {
        for (int i = 0; i < 8; i++) {
            budget.pass(act(Priority.CHURN), () -> throttled());
        }
        long start = System.nanoTime();

        budget.pass(new Act("delete", "thing", scope, 0, Priority.CHURN), () -> Result.done(true));

        assertThat(System.nanoTime() - start).isLessThan(200_000_000L);
    }

    private static Result<Boolean> throttled() {
        return Result.failed(Failure.of(FailureKind.THROTTLED, "Throttling", "put", "Slow down."));
    }
}
