package dev.fairway.cluster.nodes;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param apiServer URL of the API server
 * @param cloudAdmin who is told of instances; null for nobody
 * @param nodes how many nodes each cloud gets at first start
 * @param addresses which loopback ranges stand for nodes and pods
 */
public record NodesConfig(
        String apiServer, @Nullable URI cloudAdmin, Map<String, Integer> nodes, LoopbackAddresses addresses) {

    public static NodesConfig standard(String apiServer, @Nullable URI cloudAdmin, Map<String, Integer> nodes) {
        return new NodesConfig(apiServer, cloudAdmin, nodes, LoopbackAddresses.STANDARD);
    }
}
