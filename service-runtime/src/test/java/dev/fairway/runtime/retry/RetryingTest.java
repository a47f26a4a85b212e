package dev.fairway.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RetryingTest {
    private final Retrying retrying = new Retrying();
    private final AtomicInteger tries = new AtomicInteger();

    private static final class OfNoUse extends RuntimeException implements Retrying.Final {
        private static final long serialVersionUID = 1;
    }

    @Test
    void aStepIsTriedUntilItWorksAndItsResultIsKept() {
        String result = retrying.untilDone("test", () -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");
        assertThat(tries).hasValue(3);
    }

    @Test
    @Timeout(20)
    void whatTryingAgainCannotHealIsThrownAtOnce() {
        assertThatThrownBy(() -> retrying.untilDone("test", () -> {
                    tries.incrementAndGet();
                    throw new OfNoUse();
                }))
                .isInstanceOf(OfNoUse.class);
        assertThat(tries).hasValue(1);
    }

    @Test
    void stoppingEndsTheWait() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(2);
        CompletableFuture<Void> step = CompletableFuture.runAsync(() -> retrying.untilDone("reach Kafka", () -> {
            tried.countDown();
            throw new IllegalStateException("down");
        }));
        assertThat(tried.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(retrying.isStopping()).isFalse();
        retrying.stop(new ShutdownEvent());
        assertThat(retrying.isStopping()).isTrue();
        assertThat(step)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(Retrying.Stopping.class)
                .withMessageContaining("reach Kafka");
        assertThatThrownBy(step::join).isInstanceOf(CompletionException.class);
    }
}
