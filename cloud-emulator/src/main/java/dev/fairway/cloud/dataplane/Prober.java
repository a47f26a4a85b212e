package dev.fairway.cloud.dataplane;

/** Looks at one member again and again, the first time at once. */
final class Prober {
    private final Probe probe;
    private final ProbePace pace;
    private final Pool pool;
    private final Member member;
    private final Thread thread;

    private Prober(Probe probe, ProbePace pace, Pool pool, Member member) {
        this.probe = probe;
        this.pace = pace;
        this.pool = pool;
        this.member = member;
        this.thread = Thread.ofVirtual().name("probe-" + member.id).unstarted(this::run);
    }

    static Prober start(Probe probe, ProbePace pace, Pool pool, Member member) {
        Prober prober = new Prober(probe, pace, pool, member);
        prober.thread.start();
        return prober;
    }

    void stop() {
        thread.interrupt();
    }

    private void run() {
        pace.entered();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long started = System.nanoTime();
                boolean passed = pace.look(probe);
                pool.probed(this, member, passed);
                // From start to start, so that a probe that takes its whole time-out does not halve the pace.
                Thread.sleep(pace.interval(probe.check()).minusNanos(System.nanoTime() - started));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            pace.left();
        }
    }
}
