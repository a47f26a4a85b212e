package dev.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private final Fairway fairway = Fairway.running();
    private final User user = new User();
    private final Cloud cloud = new Cloud();
    private final Visitor visitor = new Visitor(cloud);

    @BeforeEach
    void anApp() {
        assertThat(fairway).isNotNull();
        user.runs("journey", 2);
    }

    @AfterEach
    void nothingIsLeft() {
        user.removesTheApp("journey");
        for (String name : List.of("journey", "journey-nodes")) {
            user.deletes(name);
            user.waitsUntilGone(name);
        }
        await("no leak (I1)")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(cloud.leaks(user.clusterUid(), user.owners()))
                        .isEmpty());
    }

    @Test
    @DisplayName("C-02 a Service gets a balancer that answers; targets follow the pods; C-09 and all of it goes")
    void fromCreateToDelete() {
        long start = cloud.now();
        user.exposes("journey", "journey", "ip");
        visitor.waitsForAnAnswer(user.waitsForAnAddress("journey"), "journey-");
        assertThat(cloud.changes(start, "journey"))
                .containsExactlyInAnyOrder(
                        "CreateSecurityGroup",
                        "AuthorizeSecurityGroupIngress",
                        "CreateTargetGroup",
                        "CreateLoadBalancer",
                        "CreateListener",
                        "RegisterTargets");
        user.waitsForCondition("journey", "True");

        user.scales("journey", 4);
        visitor.waitsToMeet(user.address("journey"), 4);
        user.scales("journey", 1);
        visitor.waitsToMeet(user.address("journey"), 1);
    }

    @Test
    @DisplayName("C-47, C-50, C-53 instance targets follow the nodes")
    void nodes() {
        user.exposes("journey-nodes", "journey", "instance");
        visitor.waitsForAnAnswer(user.waitsForAnAddress("journey-nodes"), "journey-");

        long start = cloud.now();
        user.kubernetes()
                .nodes()
                .withName("node-1")
                .edit(node -> new NodeBuilder(node)
                        .editMetadata()
                        .addToLabels("node.kubernetes.io/exclude-from-external-load-balancers", "true")
                        .endMetadata()
                        .build());
        changed(start, "DeregisterTargets");

        long labelled = cloud.now();
        user.kubernetes()
                .nodes()
                .withName("node-1")
                .edit(node -> new NodeBuilder(node)
                        .editMetadata()
                        .removeFromLabels("node.kubernetes.io/exclude-from-external-load-balancers")
                        .endMetadata()
                        .build());
        changed(labelled, "RegisterTargets");

        long tainted = cloud.now();
        Taint taint = new Taint("NoSchedule", "ToBeDeletedByClusterAutoscaler", null, "1");
        user.kubernetes()
                .nodes()
                .withName("node-2")
                .edit(node -> new NodeBuilder(node)
                        .editSpec()
                        .addToTaints(taint)
                        .endSpec()
                        .build());
        changed(tainted, "DeregisterTargets");
        user.kubernetes()
                .nodes()
                .withName("node-2")
                .edit(node -> new NodeBuilder(node)
                        .editSpec()
                        .removeFromTaints(taint)
                        .endSpec()
                        .build());
    }

    @Test
    @DisplayName("C-18, C-22 ports change in place; C-08 another type ends the balancer and back makes one")
    void portsAndType() {
        user.exposes("journey", "journey", "ip");
        String address = user.waitsForAnAddress("journey");
        long start = cloud.now();
        user.edits(
                "journey",
                service -> new ServiceBuilder(service)
                        .editSpec()
                        .addNewPort()
                        .withName("more")
                        .withPort(81)
                        .withNewTargetPort(8080)
                        .endPort()
                        .endSpec()
                        .build());
        await("the second listener")
                .atMost(Duration.ofSeconds(30))
                .until(() -> cloud.changes(start, "journey").contains("CreateListener"));
        assertThat(user.address("journey")).isEqualTo(address);

        user.edits(
                "journey",
                service -> new ServiceBuilder(service)
                        .editSpec()
                        .withType("ClusterIP")
                        .endSpec()
                        .build());
        await("the finalizer to go")
                .atMost(Duration.ofSeconds(60))
                .until(() -> user.sees("journey")
                        .filter(service -> service.getMetadata().getFinalizers().isEmpty())
                        .isPresent());
        assertThat(user.address("journey")).isEmpty();

        user.edits(
                "journey",
                service -> new ServiceBuilder(service)
                        .editSpec()
                        .withType("LoadBalancer")
                        .withLoadBalancerClass(User.CLASS)
                        .endSpec()
                        .build());
        visitor.waitsForAnAnswer(user.waitsForAnAddress("journey"), "journey-");
    }

    private void changed(long since, String operation) {
        await(operation)
                .atMost(Duration.ofSeconds(30))
                .until(() -> cloud.changes(since, "journey-nodes").contains(operation));
    }
}
