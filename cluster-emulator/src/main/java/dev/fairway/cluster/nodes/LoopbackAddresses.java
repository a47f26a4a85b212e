package dev.fairway.cluster.nodes;

import java.util.OptionalInt;

/**
 * The one table between addresses that Kubernetes shows and sockets that exist. A real API server refuses loopback addresses
 * for pods and accepts them for nodes.
 *
 * <pre>
 * pod    10.244.x.y in Kubernetes   127.20.x.y on sockets
 * node   127.10.0.n in Kubernetes   127.10.0.n on sockets
 * </pre>
 *
 * @param nodePrefix all but the last part of a node's address
 * @param podPrefix the first two parts of a pod's socket
 */
public record LoopbackAddresses(String nodePrefix, String podPrefix) {
    public static final LoopbackAddresses STANDARD = new LoopbackAddresses("127.10.0.", "127.20.");
    private static final String POD_IN_KUBERNETES = "10.244.";

    public String node(int number) {
        return nodePrefix + number;
    }

    /** The number of one of our nodes; empty for any other address. */
    public OptionalInt nodeNumber(String address) {
        return address.startsWith(nodePrefix)
                ? OptionalInt.of(Integer.parseInt(address.substring(nodePrefix.length())))
                : OptionalInt.empty();
    }

    /** The socket address of what Kubernetes shows. */
    public String socket(String address) {
        return address.startsWith(POD_IN_KUBERNETES)
                ? podPrefix + address.substring(POD_IN_KUBERNETES.length())
                : address;
    }

    /** What Kubernetes shows for a socket address. */
    public String shown(String socket) {
        return socket.startsWith(podPrefix) ? POD_IN_KUBERNETES + socket.substring(podPrefix.length()) : socket;
    }
}
