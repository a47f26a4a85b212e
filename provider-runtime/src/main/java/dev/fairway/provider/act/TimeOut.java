package dev.fairway.provider.act;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Result;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A call that does not end in time counts as unanswered; its thread is left to itself. */
public final class TimeOut implements Gate {
    private static final Logger LOG = Logger.getLogger(TimeOut.class);

    private final Duration limit;

    public TimeOut(Duration limit) {
        this.limit = limit;
    }

    @Override
    public <T> Result<T> pass(Act act, Supplier<Result<T>> call) {
        CompletableFuture<Result<T>> answer = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name(act.verb() + " " + act.type()).start(() -> {
            try {
                answer.complete(call.get());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            String subject = (act.verb() + " " + act.type()).strip();
            return Result.failed(Failure.of(
                    FailureKind.UNAVAILABLE,
                    "NoAnswer",
                    subject,
                    "The cloud did not answer '" + subject + "' within " + limit.toSeconds()
                            + " s; it is tried again."));
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted during " + act, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            LOG.errorf(e.getCause(), "bug in the provider: %s", act);
            return Result.failed(Bugs.failure((act.verb() + " " + act.type()).strip()));
        }
    }
}
