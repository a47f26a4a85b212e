package dev.fairway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cloud.CloudConfig;
import dev.fairway.cloud.journal.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that come at once take effect one after the other, and the journal has them in that order. */
class ConcurrencyTest {
    private static final int THREADS = 12;
    private static final int EACH = 20;

    private final Given given = new Given(CloudConfig.inMemory());

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void of_many_creates_of_one_name_all_get_the_same_group_and_the_journal_has_no_holes() throws Exception {
        List<Future<String>> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS * EACH; i++) {
                String name = "group-" + i % EACH;
                made.add(threads.submit(() -> given.targetGroup(name)));
            }
        }

        for (int i = 0; i < made.size(); i++) {
            assertThat(made.get(i).get()).isEqualTo(made.get(i % EACH).get());
        }
        assertThat(given.elb().describeTargetGroups().targetGroups()).hasSize(EACH);
        assertThat(given.emulator.journal().since(0))
                .extracting(Call::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, THREADS * EACH + 1).boxed().toList());
    }

    @Test
    void a_call_that_is_kept_waiting_keeps_no_other_waiting() throws Exception {
        var release = new CountDownLatch(1);
        var waiting = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable listening = given.emulator.onCall(call -> {
                    if (call.resource().equals("slow")) {
                        waiting.countDown();
                        awaitUninterruptibly(release);
                    }
                })) {
            Future<String> slow = threads.submit(() -> given.targetGroup("slow"));
            waiting.await();
            assertThat(given.targetGroup("quick")).contains("quick");
            assertThat(slow.isDone()).isFalse();
            release.countDown();
            assertThat(slow.get()).contains("slow");
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
