package dev.fairway.quickstart.supervise;

/**
 * What the supervisor knows of one part.
 *
 * @param pid 0 while there is no process
 * @param restarts how often it was started again after it had died
 */
public record PartState(String name, String address, Phase phase, long pid, int restarts) {

    /** WAITING is for the parts before it; BACKING_OFF is between a death and the next start. */
    public enum Phase {
        WAITING,
        STARTING,
        READY,
        BACKING_OFF,
        STOPPED
    }
}
