package dev.fairway.contracts;

/** The pipeline's topics. Partition counts and retention stand in {@code deploy/topics.yaml}. */
public final class Topics {
    public static final String PREFIX = "fairway.";
    public static final String SERVICES = PREFIX + "services";
    public static final String ENDPOINTS = PREFIX + "endpoints";
    public static final String NODES = PREFIX + "nodes";
    public static final String CLUSTERS = PREFIX + "clusters";
    public static final String BACKENDS = PREFIX + "backends";
    public static final String OUTCOMES = PREFIX + "outcomes";
    public static final String PROVIDERS = PREFIX + "providers";

    /** The topic of desired states for one provider. */
    public static String desired(String provider) {
        return PREFIX + "desired." + provider;
    }

    /** Where a service puts what it could not read. */
    public static String deadLetters(String service) {
        return PREFIX + "dead-letters." + service;
    }

    private Topics() {}
}
