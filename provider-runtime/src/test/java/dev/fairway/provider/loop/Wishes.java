package dev.fairway.provider.loop;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.Listener;
import dev.fairway.contracts.model.Pool;
import dev.fairway.contracts.model.Protocol;
import dev.fairway.contracts.model.TrafficPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What users ask for in these tests, by a short name. */
final class Wishes {
    static final String CLUSTER = "laptop";
    static final String CLUSTER_UID = "cluster-uid";

    static Frontend frontend(String name, String uid, Map<String, String> annotations, int... ports) {
        List<Listener> listeners = new ArrayList<>();
        for (int port : ports) {
            Pool pool = new Pool(
                    BackendSet.nodesOf(CLUSTER), 30000 + port, BackendSet.podsOf(CLUSTER, "default", name, ""), "http");
            listeners.add(new Listener("", Protocol.TCP, port, null, pool));
        }
        return new Frontend(
                source(name),
                uid,
                CLUSTER_UID,
                null,
                listeners,
                List.of(),
                TrafficPolicy.CLUSTER,
                0,
                null,
                null,
                true,
                List.of("IPv4"),
                annotations);
    }

    static SourceRef source(String name) {
        return new SourceRef(CLUSTER, Kind.SERVICE, "default", name);
    }

    static String uid(String name) {
        return "uid-" + name;
    }

    private Wishes() {}
}
