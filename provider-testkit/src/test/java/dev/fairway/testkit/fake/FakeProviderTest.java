package dev.fairway.testkit.fake;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.Listener;
import dev.fairway.contracts.model.Pool;
import dev.fairway.contracts.model.Protocol;
import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.model.TrafficPolicy;
import dev.fairway.spi.Backends;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.ClusterScope;
import dev.fairway.testkit.ProviderContract;
import dev.fairway.testkit.ProviderWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

class FakeProviderTest implements ProviderContract<FakeSpec, FakeProvider.Facts> {
    @Override
    public ProviderWorld<FakeSpec, FakeProvider.Facts> open() {
        return new World();
    }

    private static final class World implements ProviderWorld<FakeSpec, FakeProvider.Facts> {
        private final FakeProvider provider = new FakeProvider(new FakeCloud(), DomainRule.SOURCE);

        @Override
        public CloudProvider<FakeSpec, FakeProvider.Facts> provider() {
            return provider;
        }

        @Override
        public ClusterScope scope() {
            return new ClusterScope("laptop", "cluster-uid", "", "", "");
        }

        @Override
        public Backends backends() {
            Target pod = new Target(List.of("10.0.0.1"), 8080, "node-1", "a", null, true, true, false, Map.of());
            return key -> new BackendSet(key, 1, List.of(pod));
        }

        @Override
        public Frontend sample(String name, int... ports) {
            List<Listener> listeners = new ArrayList<>();
            for (int port : ports) {
                String pods = BackendSet.podsOf("laptop", "default", name, "");
                Pool pool = new Pool(BackendSet.nodesOf("laptop"), 30000 + port, pods, "http");
                listeners.add(new Listener("", Protocol.TCP, port, null, pool));
            }
            SourceRef source = new SourceRef("laptop", Kind.SERVICE, "default", name);
            return frontend(source, listeners, Map.of());
        }

        private static Frontend frontend(SourceRef source, List<Listener> listeners, Map<String, String> annotations) {
            return new Frontend(
                    source,
                    "uid-" + source.name(),
                    "cluster-uid",
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

        private static UnaryOperator<Frontend> annotate(String key, String value) {
            return frontend -> frontend(frontend.source(), frontend.listeners(), Map.of(key, value));
        }

        @Override
        public Map<String, UnaryOperator<Frontend>> changes() {
            return new TreeMap<>(
                    Map.of("scheme", annotate("fake/scheme", "internal"), "size", annotate("fake/size", "large")));
        }

        @Override
        public Frontend bad(Frontend sample) {
            return annotate("fake/bad", "x").apply(sample);
        }

        @Override
        public void passTime() {}

        @Override
        public void close() {}
    }
}
