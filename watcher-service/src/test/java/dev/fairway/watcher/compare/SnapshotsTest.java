package dev.fairway.watcher.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Finalizers;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private final Snapshots snapshots = new Snapshots(/* deletionsAccepted= */ false);

    @Test
    @DisplayName("C-01: a ClusterIP Service and its slices are not published")
    void clusterIp() {
        assertThat(snapshots.servicesListed(List.of(service("db", "ClusterIP"))))
                .isEmpty();
        assertThat(snapshots.endpointsListed(List.of(slice("db", "db-1")))).isEmpty();
        assertThat(snapshots.endpointsChanged(slice("db", "db-2"))).isEmpty();
    }

    @Test
    @DisplayName("R9: slices wait for the first list of Services, by which they are chosen")
    void slicesWait() {
        snapshots.found(Kind.ENDPOINTS, "laptop/default/web-0", Optional.of(slice("web", "web-0")));

        assertThat(snapshots.endpointsListed(List.of(slice("web", "web-1")))).isEmpty();
        assertThat(said(snapshots.servicesListed(List.of(service("web", "LoadBalancer")))))
                .containsExactly(
                        "SERVICES put laptop/default/web",
                        "ENDPOINTS put laptop/default/web-1",
                        "ENDPOINTS tombstone laptop/default/web-0");
    }

    @Test
    void whatIsOnTheTopicAlreadyIsNotPublishedAgain() {
        snapshots.found(Kind.SERVICES, "laptop/default/web", Optional.of(service("web", "LoadBalancer")));

        assertThat(snapshots.servicesListed(List.of(service("web", "LoadBalancer"))))
                .isEmpty();
        assertThat(snapshots.serviceChanged(service("web", "LoadBalancer"))).isEmpty();
    }

    @Test
    @DisplayName("R3: what cannot be read is published again")
    void unreadable() {
        snapshots.found(Kind.SERVICES, "laptop/default/web", Optional.empty());

        assertThat(said(snapshots.servicesListed(List.of(service("web", "LoadBalancer")))))
                .containsExactly("SERVICES put laptop/default/web");
    }

    @Test
    @DisplayName("C-07: leaving the set is a tombstone, of the Service and of its slices; our finalizer holds it in")
    void typeChanges() {
        list("web");
        ServiceSnapshot finalized = service("web", "ClusterIP", Finalizers.LOAD_BALANCER);

        assertThat(said(snapshots.serviceChanged(finalized))).containsExactly("SERVICES put laptop/default/web");
        assertThat(said(snapshots.serviceChanged(service("web", "ClusterIP"))))
                .containsExactly("SERVICES tombstone laptop/default/web", "ENDPOINTS tombstone laptop/default/web-1");
        assertThat(said(snapshots.serviceChanged(service("web", "LoadBalancer"))))
                .containsExactly("SERVICES put laptop/default/web", "ENDPOINTS put laptop/default/web-1");
    }

    @Test
    @DisplayName("C-57: a node is published when something of it changes, and not otherwise")
    void nodes() {
        snapshots.nodesListed(List.of(node("n1", null)));

        assertThat(snapshots.nodeChanged(node("n1", null))).isEmpty();
        assertThat(said(snapshots.nodeChanged(node("n1", "aws:///a/i-1")))).containsExactly("NODES put laptop//n1");
        assertThat(said(snapshots.nodeDeleted(node("n1", null)))).containsExactly("NODES tombstone laptop//n1");
    }

    @Test
    @DisplayName("R9: up to five Services, or a tenth, may vanish in one list")
    void fewVanish() {
        foundServices(100);

        assertThat(snapshots.servicesListed(services(90))).hasSize(10).allMatch(c -> c.snapshot() == null);
        assertThat(snapshots.waiting(Kind.SERVICES)).isEmpty();
    }

    @Test
    @DisplayName("R9: more than that waits for a person, and their slices with them")
    void manyVanish() {
        foundServices(100);
        snapshots.found(Kind.ENDPOINTS, "laptop/default/s99-1", Optional.of(slice("s99", "s99-1")));
        snapshots.found(Kind.ENDPOINTS, "laptop/default/s0-1", Optional.of(slice("s0", "s0-1")));

        assertThat(snapshots.servicesListed(services(89))).isEmpty();
        assertThat(snapshots.endpointsListed(List.of(slice("s1", "s1-1"))))
                .extracting(c -> said(List.of(c)).getFirst())
                .containsExactly("ENDPOINTS put laptop/default/s1-1", "ENDPOINTS tombstone laptop/default/s0-1");
        assertThat(snapshots.waiting(Kind.SERVICES)).hasSize(11);

        assertThat(snapshots.accept()).hasSize(12).allMatch(change -> change.snapshot() == null);
    }

    @Test
    @DisplayName("R9: what waited and is there again is not deleted any more")
    void backAgain() {
        foundServices(100);
        snapshots.servicesListed(services(80));
        snapshots.serviceChanged(service("s90", "LoadBalancer"));

        assertThat(said(snapshots.accept())).hasSize(19).doesNotContain("SERVICES tombstone laptop/default/s90");
    }

    @Test
    @DisplayName("R9: an empty list of nodes takes none away")
    void noNodes() {
        snapshots.found(Kind.NODES, "laptop//n1", Optional.of(node("n1", null)));
        snapshots.found(Kind.NODES, "laptop//n2", Optional.of(node("n2", null)));

        assertThat(snapshots.nodesListed(List.of())).isEmpty();
        assertThat(snapshots.waiting(Kind.NODES)).hasSize(2);
        assertThat(said(snapshots.nodesListed(List.of(node("n1", null)))))
                .containsExactly("NODES tombstone laptop//n2");
    }

    @Test
    @DisplayName("R5: what a watcher of a lower epoch overwrote is published again")
    void overwritten() {
        list("web");

        assertThat(said(snapshots.found(Kind.SERVICES, "laptop/default/web", Optional.of(service("web", "ClusterIP")))))
                .containsExactly("SERVICES put laptop/default/web");
        assertThat(said(snapshots.found(Kind.SERVICES, "laptop/default/web", null)))
                .containsExactly("SERVICES put laptop/default/web");
        assertThat(said(snapshots.found(
                        Kind.SERVICES, "laptop/default/gone", Optional.of(service("gone", "LoadBalancer")))))
                .containsExactly("SERVICES tombstone laptop/default/gone");
    }

    @Test
    void whatKafkaDidNotTakeIsSentInItsNewestForm() {
        list("web");
        snapshots.serviceChanged(service("web", "LoadBalancer", "other/finalizer"));

        List<Change> again = snapshots.doubt(Kind.SERVICES, "laptop/default/web");

        assertThat(again)
                .containsExactly(new Change(
                        Kind.SERVICES, "laptop/default/web", service("web", "LoadBalancer", "other/finalizer")));
        snapshots.serviceDeleted(service("web", "LoadBalancer"));
        assertThat(said(snapshots.doubt(Kind.SERVICES, "laptop/default/web")))
                .containsExactly("SERVICES tombstone laptop/default/web");
    }

    private void list(String service) {
        snapshots.servicesListed(List.of(service(service, "LoadBalancer")));
        snapshots.endpointsListed(List.of(slice(service, service + "-1")));
    }

    private void foundServices(int count) {
        services(count).forEach(s -> snapshots.found(Kind.SERVICES, "laptop/default/" + s.name(), Optional.of(s)));
    }

    private static List<ServiceSnapshot> services(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> service("s" + i, "LoadBalancer"))
                .toList();
    }

    private static List<String> said(List<Change> changes) {
        return changes.stream()
                .map(c -> c.kind() + (c.snapshot() == null ? " tombstone " : " put ") + c.key())
                .toList();
    }

    private static ServiceSnapshot service(String name, String type, String... finalizers) {
        return new ServiceSnapshot(
                "laptop",
                "default",
                name,
                "uid-" + name,
                false,
                List.of(finalizers),
                type,
                null,
                List.of(),
                null,
                0,
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                Map.of());
    }

    private static EndpointSliceSnapshot slice(String service, String name) {
        return new EndpointSliceSnapshot(
                "laptop", "default", name, "uid-" + name, service, "IPv4", List.of(), List.of());
    }

    private static NodeSnapshot node(String name, @org.jspecify.annotations.Nullable String providerId) {
        return new NodeSnapshot(
                "laptop", name, "uid-" + name, false, true, providerId, null, List.of(), Map.of(), List.of());
    }
}
