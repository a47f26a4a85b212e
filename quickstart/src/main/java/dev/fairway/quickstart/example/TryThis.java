package dev.fairway.quickstart.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.parts.World;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.supervise.Progress;
import dev.fairway.quickstart.view.AddressView;
import dev.fairway.quickstart.way.Traces;
import dev.fairway.quickstart.why.Facts;
import java.io.IOException;
import java.util.Optional;

/** What `up` ends with: the way of Service web, and commands that work as they are printed. */
public record TryThis(Checkout checkout, Cluster cluster, Cloud cloud, Progress progress) {
    private static final Facts.Subject WEB = new Facts.Subject(World.CLUSTER, "default", "web");

    public void print(String kafka) throws IOException, InterruptedException {
        Optional<JsonNode> web = cluster.service(WEB.namespace(), WEB.name());
        if (web.isEmpty()) {
            return;
        }
        String uid = web.get().path("metadata").path("uid").asText();
        progress.line("");
        progress.line("The way that Service web took:");
        Traces.read(cluster, cloud, kafka).way(WEB, uid).lines().forEach(line -> progress.line("%s", line));
        progress.line("");
        progress.line("Try this:");
        progress.line("  export KUBECONFIG=%s", checkout.kubeconfig());
        progress.line("  kubectl get svc");
        Optional<String> curl = new AddressView(cluster, cloud).curl(web.get());
        curl.ifPresent(words -> progress.line("  curl %s/hostname", words));
        progress.line("  curl $(./fairway address web)/clientip      # the same, looked up");
        progress.line("  kubectl scale deployment web --replicas=6");
        progress.line("  ./fairway why svc/web                       # the hops of one Service");
        progress.line("  ./fairway kill provider-aws                 # comes back, and nothing is doubled");
        progress.line("  kubectl delete svc web web-nodes && ./fairway leaks");
        progress.line("");
    }
}
