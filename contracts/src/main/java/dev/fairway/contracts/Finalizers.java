package dev.fairway.contracts;

/** The one mark that Fairway leaves on a Kubernetes object while something of it exists in a cloud. */
public final class Finalizers {
    public static final String LOAD_BALANCER = "fairway.dev/load-balancer";

    private Finalizers() {}
}
