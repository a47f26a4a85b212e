package dev.fairway.cluster.nodes;

/**
 * The one table between addresses that Kubernetes shows and sockets that exist. A real API server refuses loopback addresses
 * for pods and accepts them for nodes.
 *
 * <pre>
 * pod    10.244.x.y in Kubernetes   127.20.x.y on sockets
 * node   127.10.0.n in Kubernetes   127.10.0.n on sockets
 * </pre>
 */
public record LoopbackAddresses(String nodePrefix, String podPrefix) {
    public static final LoopbackAddresses STANDARD = new LoopbackAddresses("127.10.0.", "127.20.");
    private static final String POD_IN_KUBERNETES = "10.244.";

    public String node(int number) {
        return nodePrefix + number;
    }

    /** The socket address of what Kubernetes shows. */
    public String socket(String address) {
        return address.startsWith(POD_IN_KUBERNETES)
                ? podPrefix + address.substring(POD_IN_KUBERNETES.length())
                : address;
    }
}
