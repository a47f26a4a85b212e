package dev.fairway.provider.budget;

import dev.fairway.provider.act.Act.Priority;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** Lets calls of one kind start as their rate allows, the most important first. Who waits here holds nothing else up. */
final class Turnstile {
    private record Waiter(Priority priority, long number) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final PriorityQueue<Waiter> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiter::priority).thenComparing(Waiter::number));
    private Rate rate;
    private long numbers;

    Turnstile(Rate rate) {
        this.rate = rate;
    }

    void enter(Priority priority) {
        lock.lock();
        try {
            Waiter me = new Waiter(priority, numbers++);
            waiting.add(me);
            try {
                while (true) {
                    rate = rate.at(System.nanoTime());
                    boolean first = me.equals(waiting.peek());
                    if (first && rate.canStart()) {
                        rate = rate.started();
                        return;
                    }
                    moved.await(first ? rate.untilNext() : Long.MAX_VALUE, TimeUnit.NANOSECONDS);
                }
            } finally {
                waiting.remove(me);
                moved.signalAll();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for the budget", e);
        } finally {
            lock.unlock();
        }
    }

    void learn(UnaryOperator<Rate> lesson) {
        lock.lock();
        try {
            rate = lesson.apply(rate.at(System.nanoTime()));
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
