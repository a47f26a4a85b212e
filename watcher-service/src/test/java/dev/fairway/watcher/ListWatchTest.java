package dev.fairway.watcher;

import static dev.fairway.runtime.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.ApiServerConfig;
import dev.fairway.runtime.kubernetes.ClientSettings;
import dev.fairway.runtime.kubernetes.ListWatch;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListWatchTest {

    @Test
    void nothingIsMissedWhileTheApiServerIsAway(@TempDir Path data) throws Throwable {
        Nodes seen = new Nodes();
        ApiServer first = ApiServer.start(new ApiServerConfig(0, data, "laptop"));
        int port = first.port();
        try (KubernetesClient kubernetes = client(first.url());
                ListWatch<?, String> watch = ListWatch.follow(
                        kubernetes.nodes(), "nodes", node -> node.getMetadata().getName(), seen)) {
            eventually(() -> assertThat(seen.lists).hasValue(1));
            create(kubernetes, "n1");
            create(kubernetes, "n2");
            eventually(() -> assertThat(seen.names).containsExactlyInAnyOrder("n1", "n2"));

            first.close();
            eventually(() -> assertThat(watch.isConnected()).isFalse());
            try (ApiServer second = ApiServer.start(new ApiServerConfig(port, data, "laptop"))) {
                assertThat(second.port()).isEqualTo(port);
                eventually(() -> kubernetes.nodes().withName("n1").delete());
                create(kubernetes, "n3");
                eventually(() -> assertThat(seen.names).containsExactlyInAnyOrder("n2", "n3"));
                eventually(() -> assertThat(watch.isConnected()).isTrue());
            }
        }
    }

    private static KubernetesClient client(String url) {
        Config config = new ConfigBuilder().withMasterUrl(url).build();
        ClientSettings.apply(config);
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static void create(KubernetesClient kubernetes, String name) {
        kubernetes
                .resource(new NodeBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    private static final class Nodes implements ListWatch.Listener<String> {
        final Set<String> names = ConcurrentHashMap.newKeySet();
        final AtomicInteger lists = new AtomicInteger();

        @Override
        public void listed(List<String> all) {
            names.clear();
            names.addAll(all);
            lists.incrementAndGet();
        }

        @Override
        public void changed(String name) {
            names.add(name);
        }

        @Override
        public void deleted(String name) {
            names.remove(name);
        }
    }
}
