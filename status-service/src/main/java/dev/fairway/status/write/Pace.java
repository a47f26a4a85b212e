package dev.fairway.status.write;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How soon an object may be written again. After failures longer and longer; and where another controller takes away what we
 * write, so that the two of us do not keep the API server busy.
 *
 * <pre>
 * same patch again    once at once, then 1 s, 2 s, … 60 s after the last
 * failed              0.25 s, 0.5 s, … 30 s
 * </pre>
 * Ten quiet minutes forget everything.
 */
final class Pace<K> {
    private static final Duration FORGET = Duration.ofMinutes(10);
    private static final long FIRST_FAILURE = 250;
    private static final long LONGEST_FAILURE = 30_000;
    private static final long FIRST_REPEAT = 250;
    private static final long LONGEST_REPEAT = 60_000;

    private final Map<K, Track> tracks = new ConcurrentHashMap<>();

    private record Track(int failures, String body, int repeats, long atNanos) {}

    /** @return how long to wait before this patch may be sent, counted from now */
    Duration before(K key, String body, long nowNanos) {
        Track track = tracks.get(key);
        if (track == null || !track.body.equals(body) || track.repeats < 2 || old(track, nowNanos)) {
            return Duration.ZERO;
        }
        long pause = doubled(FIRST_REPEAT, track.repeats, LONGEST_REPEAT);
        return Duration.ofNanos(Math.max(0, pause * 1_000_000 - (nowNanos - track.atNanos)));
    }

    void written(K key, String body, long nowNanos) {
        tracks.compute(key, (k, track) -> {
            boolean same = track != null && track.body.equals(body) && !old(track, nowNanos);
            return new Track(0, body, same ? track.repeats + 1 : 1, nowNanos);
        });
    }

    /** @return how long to wait after this failure */
    Duration failed(K key, long nowNanos) {
        Track track = tracks.compute(
                key,
                (k, before) -> before == null || old(before, nowNanos)
                        ? new Track(1, "", 0, nowNanos)
                        : new Track(before.failures + 1, before.body, before.repeats, before.atNanos));
        return Duration.ofMillis(doubled(FIRST_FAILURE, track.failures - 1, LONGEST_FAILURE));
    }

    void forget(K key) {
        tracks.remove(key);
    }

    private static long doubled(long first, int times, long longest) {
        return times > 20 ? longest : Math.min(longest, first << times);
    }

    private static boolean old(Track track, long nowNanos) {
        return nowNanos - track.atNanos > FORGET.toNanos();
    }
}
