package dev.fairway.cluster.apiserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.cluster.apiserver.ApiServer;
import dev.fairway.cluster.apiserver.ApiServerConfig;
import io.fabric8.kubernetes.api.model.LoadBalancerIngressBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The unmodified client that Fairway's services use. */
class Fabric8Test {
    private final ApiServer server = ApiServer.start(ApiServerConfig.inMemory());
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anInformerHearsEveryChange() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        client.services().resource(service("before")).create();
        try (var informer = client.services().inNamespace("default").inform(hear(heard))) {
            assertThat(informer.hasSynced()).isTrue();
            // The API server's own Service and ours.
            assertThat(informer.getStore().list()).hasSize(2);
            heard.clear();
            client.services().resource(service("web")).create();
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("added web");
            client.services()
                    .withName("web")
                    .edit(web -> new ServiceBuilder(web)
                            .editMetadata()
                            .addToLabels("a", "b")
                            .endMetadata()
                            .build());
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("updated web");
            client.services().withName("web").delete();
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("deleted web");
        }
    }

    @Test
    void aWatchIsAWebSocket() throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        var watcher = new Watcher<Service>() {
            @Override
            public void eventReceived(Action action, Service service) {
                heard.add(action + " " + service.getMetadata().getName());
            }

            @Override
            public void onClose(WatcherException cause) {
                heard.add("closed");
            }
        };
        try (var watch = client.services().inNamespace("default").watch(watcher)) {
            assertThat(watch).isNotNull();
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("ADDED kubernetes");
            client.services().resource(service("web")).create();
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("ADDED web");
        }
    }

    @Test
    void statusPatchesAndServerSideApplyWork() {
        client.services().resource(service("web")).create();
        Service patched = client.services()
                .withName("web")
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.STRATEGIC_MERGE),
                        "{\"status\":{\"loadBalancer\":{\"ingress\":[{\"hostname\":\"a.example\"}]}}}");
        assertThat(patched.getStatus().getLoadBalancer().getIngress())
                .containsExactly(new LoadBalancerIngressBuilder()
                        .withHostname("a.example")
                        .build());
        Service applied = client.services()
                .resource(new ServiceBuilder(service("web"))
                        .editMetadata()
                        .addToAnnotations("k", "v")
                        .endMetadata()
                        .build())
                .fieldManager("test")
                .forceConflicts()
                .serverSideApply();
        assertThat(applied.getMetadata().getAnnotations()).containsEntry("k", "v");
    }

    @Test
    void aStaleUpdateIsAConflict() {
        Service first = client.services().resource(service("web")).create();
        client.services()
                .withName("web")
                .edit(web -> new ServiceBuilder(web)
                        .editMetadata()
                        .addToLabels("a", "b")
                        .endMetadata()
                        .build());
        assertThatThrownBy(() -> client.services().resource(first).update())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(409));
    }

    private static ResourceEventHandler<Service> hear(BlockingQueue<String> heard) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Service service) {
                heard.add("added " + service.getMetadata().getName());
            }

            @Override
            public void onUpdate(Service before, Service service) {
                heard.add("updated " + service.getMetadata().getName());
            }

            @Override
            public void onDelete(Service service, boolean unknown) {
                heard.add("deleted " + service.getMetadata().getName());
            }
        };
    }

    private static Service service(String name) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withType("LoadBalancer")
                .addNewPort()
                .withPort(80)
                .endPort()
                .endSpec()
                .build();
    }
}
