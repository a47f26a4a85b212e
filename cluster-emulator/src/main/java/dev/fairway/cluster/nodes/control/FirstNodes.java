package dev.fairway.cluster.nodes.control;

import dev.fairway.cluster.nodes.decide.PlayedCloud;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import java.util.Set;

/** The nodes that a cluster starts with. Made once per cloud: one that the user deleted does not come back. */
public final class FirstNodes {
    private static final String NOTE = "first-nodes";

    /** @param counts how many, by the cloud's name */
    public static void create(KubernetesClient client, Notebook notebook, Map<String, Integer> counts) {
        Set<String> made = notebook.read(NOTE);
        for (PlayedCloud cloud : PlayedCloud.values()) {
            int count = counts.getOrDefault(cloud.title(), 0);
            if (count > 0 && !made.contains(cloud.title())) {
                for (int n = 1; n <= count; n++) {
                    create(client, cloud.firstName(n), cloud.firstProviderId(n));
                }
                made.add(cloud.title());
                notebook.write(NOTE, made);
            }
        }
    }

    private static void create(KubernetesClient client, String name, String providerId) {
        try {
            client.resource(new NodeBuilder()
                            .withNewMetadata()
                            .withName(name)
                            .endMetadata()
                            .withNewSpec()
                            .withProviderID(providerId)
                            .endSpec()
                            .build())
                    .create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409) { // there already: an earlier start got as far as this
                throw e;
            }
        }
    }

    private FirstNodes() {}
}
