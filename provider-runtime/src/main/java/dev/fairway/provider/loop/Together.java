package dev.fairway.provider.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs calls at once, each on a thread of its own, and gives back what they gave, in order. */
final class Together {
    static <T> List<T> run(List<Callable<T>> steps) {
        List<CompletableFuture<T>> answers = new ArrayList<>();
        for (Callable<T> step : steps) {
            CompletableFuture<T> answer = new CompletableFuture<>();
            answers.add(answer);
            Runnable body = () -> {
                try {
                    answer.complete(step.call());
                } catch (Throwable e) {
                    answer.completeExceptionally(e);
                }
            };
            if (steps.size() == 1) {
                body.run();
            } else {
                Thread.ofVirtual().start(body);
            }
        }
        try {
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("bug in a step of a turn", e.getCause());
        }
    }

    private Together() {}
}
