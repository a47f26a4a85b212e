package dev.fairway.cluster.apiserver.admission;

import java.util.Set;

/** Which node ports and cluster addresses are taken, so that new ones can be given out. */
public record Ports(Set<Integer> nodePorts, Set<String> clusterIps) {
    static final int FIRST_NODE_PORT = 30000;
    static final int LAST_NODE_PORT = 32767;

    /** A free node port, always the same for the same seed and the same taken ones. */
    int free(String seed) {
        int span = LAST_NODE_PORT - FIRST_NODE_PORT + 1;
        int start = Math.floorMod(seed.hashCode() * 31 + 7, span);
        for (int i = 0; i < span; i++) {
            int port = FIRST_NODE_PORT + (start + i) % span;
            if (nodePorts.add(port)) {
                return port;
            }
        }
        throw new dev.fairway.cluster.apiserver.ApiError(
                500, "InternalError", "failed to allocate a nodePort: range is full");
    }

    String freeIp(String seed) {
        int span = 65_533;
        int start = Math.floorMod(seed.hashCode(), span);
        for (int i = 0; i < span; i++) {
            int at = (start + i) % span + 1;
            String ip = "10.96." + (at >> 8) + "." + (at & 255);
            if (clusterIps.add(ip)) {
                return ip;
            }
        }
        throw new dev.fairway.cluster.apiserver.ApiError(
                500, "InternalError", "failed to allocate a serviceIP: range is full");
    }
}
