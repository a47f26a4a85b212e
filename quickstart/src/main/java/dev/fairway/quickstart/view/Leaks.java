package dev.fairway.quickstart.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.contracts.Finalizers;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** {@code leaks}: exit 1 if the cloud has resources of this cluster that no object owns. */
public record Leaks(Cluster cluster, Cloud cloud) {

    public int print() throws IOException, InterruptedException {
        JsonNode leaks = cloud.leaks(cluster.uid(), owners(cluster.services()));
        if (leaks.isEmpty()) {
            System.out.println("Nothing is leaked: every cloud resource of this cluster has an owner.");
            return 0;
        }
        System.out.println("No object owns these cloud resources:");
        for (JsonNode leak : leaks) {
            System.out.printf(
                    "%-5s %-16s %s  %s  of %s, uid %s%n",
                    leak.path("cloud").asText(),
                    leak.path("kind").asText(),
                    leak.path("id").asText(),
                    leak.path("name").asText(),
                    leak.path("source").asText(),
                    leak.path("sourceUid").asText());
        }
        return 1;
    }

    /** Nothing exists in a cloud without our finalizer on the object; shared parts live while any object needs them. */
    public static List<String> owners(List<JsonNode> services) {
        var owners = new ArrayList<String>();
        for (JsonNode service : services) {
            JsonNode finalizers = service.path("metadata").path("finalizers");
            if (StreamSupport.stream(finalizers.spliterator(), false)
                    .anyMatch(finalizer -> finalizer.asText().equals(Finalizers.LOAD_BALANCER))) {
                owners.add(service.path("metadata").path("uid").asText());
            }
        }
        if (!owners.isEmpty()) {
            owners.add("shared");
        }
        return owners;
    }
}
