package dev.fairway.cluster.apiserver;

import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.registry.Kinds;
import dev.fairway.cluster.apiserver.registry.Target;
import dev.fairway.cluster.apiserver.store.Store;
import dev.fairway.cluster.apiserver.write.WriteOptions;
import dev.fairway.cluster.apiserver.write.Writes;
import java.util.List;

/**
 * What every cluster has from its first start and gets back when somebody deletes it; the uid of kube-system is the
 * cluster's identity.
 */
final class FirstObjects {
    private static final List<String> NAMESPACES = List.of("kube-system", "kube-public", "kube-node-lease", "default");

    private static final String KUBERNETES = """
            {"metadata": {"name": "kubernetes", "labels": {"component": "apiserver", "provider": "kubernetes"}},
             "spec": {"type": "ClusterIP", "clusterIP": "10.96.0.1",
                      "ports": [{"name": "https", "port": 443, "targetPort": 6443}]}}
            """;

    static void create(Store store, Writes writes) {
        for (String name : NAMESPACES) {
            createIfAbsent(store, writes, Kinds.NAMESPACE, "", name, "{\"metadata\": {\"name\": \"" + name + "\"}}");
        }
        createIfAbsent(store, writes, Kinds.SERVICE, "default", "kubernetes", KUBERNETES);
    }

    private static void createIfAbsent(
            Store store, Writes writes, Kind kind, String namespace, String name, String json) {
        if (store.find(kind, namespace, name).isEmpty()) {
            writes.create(
                    new Target(kind, namespace, "", ""), Json.literal(json), new WriteOptions(false, "", false, true));
        }
    }

    private FirstObjects() {}
}
