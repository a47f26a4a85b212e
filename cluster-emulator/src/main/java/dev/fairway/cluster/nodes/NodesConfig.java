package dev.fairway.cluster.nodes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param api how the API server is reached, be it ours or a real one
 * @param cloudAdmin who is told of instances; null for nobody
 * @param nodes how many nodes each cloud gets at first start
 * @param addresses which loopback ranges stand for nodes and pods
 */
public record NodesConfig(
        Config api, @Nullable URI cloudAdmin, Map<String, Integer> nodes, LoopbackAddresses addresses) {

    public static NodesConfig standard(String apiServer, @Nullable URI cloudAdmin, Map<String, Integer> nodes) {
        return at(apiServer, cloudAdmin, nodes, LoopbackAddresses.STANDARD);
    }

    public static NodesConfig at(
            String apiServer, @Nullable URI cloudAdmin, Map<String, Integer> nodes, LoopbackAddresses addresses) {
        Config api = new ConfigBuilder(Config.empty())
                .withMasterUrl(apiServer)
                .withRequestTimeout(10_000)
                .build();
        return new NodesConfig(api, cloudAdmin, nodes, addresses);
    }
}
