package dev.fairway.cluster.nodes.control;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What has to be known after a restart and that no other object tells: a few sets of words in a ConfigMap. */
public final class Notebook {
    private static final String NAMESPACE = "kube-system";
    private static final String NAME = "fairway-nodes";

    private final KubernetesClient client;

    public Notebook(KubernetesClient client) {
        this.client = client;
    }

    /** Words separated by spaces under a key, sorted; empty where nothing was written. */
    Set<String> read(String key) {
        ConfigMap map =
                client.configMaps().inNamespace(NAMESPACE).withName(NAME).get();
        String words = map == null || map.getData() == null ? "" : map.getData().getOrDefault(key, "");
        Set<String> read = new TreeSet<>();
        Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).forEach(read::add);
        return read;
    }

    void write(String key, Set<String> words) {
        String text = String.join(" ", new TreeSet<>(words));
        ConfigMap fresh = new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(NAME)
                .endMetadata()
                .withData(Map.of(key, text))
                .build();
        try {
            client.configMaps().inNamespace(NAMESPACE).resource(fresh).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409) {
                throw e;
            }
            Patches.patch(client.configMaps().inNamespace(NAMESPACE).withName(NAME), Map.of("data", Map.of(key, text)));
        }
    }
}
