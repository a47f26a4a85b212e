package dev.fairway.provider.budget;

/**
 * Calls per second to one kind of action of one account, as far as learned. Halved when the cloud asks to slow down, a little
 * more after each success. Pure: time is handed in, in nanoseconds.
 *
 * @param limit of the whole account, a second
 * @param share of it that is this replica's
 * @param tokens calls that could start at {@code at}
 */
record Rate(double limit, double share, double tokens, long at) {
    static final double HIGHEST = 100;
    static final double LOWEST = 0.5;
    private static final double SECOND = 1e9;

    static Rate fresh(double share, long now) {
        return new Rate(HIGHEST, share, HIGHEST * share, now);
    }

    /** What came in since, at most a second's worth. */
    Rate at(long now) {
        double earned = Math.max(0, now - at) / SECOND * mine();
        return new Rate(limit, share, Math.min(Math.max(1, mine()), tokens + earned), now);
    }

    boolean canStart() {
        return tokens >= 1;
    }

    /** Nanoseconds until a call can start. */
    long untilNext() {
        return canStart() ? 0 : (long) Math.ceil((1 - tokens) / mine() * SECOND);
    }

    Rate started() {
        return new Rate(limit, share, tokens - 1, at);
    }

    Rate throttled() {
        return new Rate(Math.max(LOWEST, limit / 2), share, Math.min(tokens, 0), at);
    }

    Rate answered() {
        return new Rate(Math.min(HIGHEST, limit + 0.1), share, tokens, at);
    }

    Rate withShare(double newShare) {
        return new Rate(limit, newShare, tokens, at);
    }

    private double mine() {
        return Math.max(LOWEST / 10, limit * share);
    }
}
