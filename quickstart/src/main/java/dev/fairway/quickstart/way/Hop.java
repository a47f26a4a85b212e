package dev.fairway.quickstart.way;

/** The hops of a creation, in the order of cause and effect: it decides between two of the same instant. */
public enum Hop {
    STORED("kubernetes", "stores the Service"),
    SNAPSHOT("watcher", "publishes its snapshot"),
    CLAIMED("reconciler", "claims it"),
    FINALIZER("kubernetes", "stores our finalizer, set by status"),
    CLAIMED_SNAPSHOT("watcher", "publishes it with our finalizer"),
    DESIRED("reconciler", "says what is wanted"),
    FIRST_CALL("cloud", "gets the first call:"),
    LATER_CALL("cloud", "gets a call:"),
    ADDRESS("provider", "publishes the address"),
    WRITTEN("kubernetes", "stores the address, written by status"),
    READY("provider", "says that it answers");

    private final String who;
    private final String what;

    Hop(String who, String what) {
        this.who = who;
        this.what = what;
    }

    public String who() {
        return who;
    }

    public String what() {
        return what;
    }
}
