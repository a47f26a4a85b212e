package dev.fairway.watcher;

import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.runtime.kubernetes.ListWatch;
import dev.fairway.watcher.compare.Change;
import dev.fairway.watcher.compare.Snapshots;
import dev.fairway.watcher.publish.Desk;
import dev.fairway.watcher.trim.EndpointsTrim;
import dev.fairway.watcher.trim.NodeTrim;
import dev.fairway.watcher.trim.ServiceTrim;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/** One epoch of watching: three lists and watches that feed one desk. */
final class Term implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Term.class);

    private final ClusterRecord record;
    private final Identity identity;
    private final Desk desk;
    private final CountDownLatch over;
    private final List<ListWatch<?, ?>> watches;

    /** @param over counted down when this term must not go on */
    Term(ClusterRecord record, KubernetesClient kubernetes, Identity identity, Desk desk, CountDownLatch over) {
        this.record = record;
        this.identity = identity;
        this.desk = desk;
        this.over = over;
        String cluster = record.cluster();
        this.watches = List.of(
                ListWatch.follow(
                        kubernetes.services().inAnyNamespace(),
                        "services",
                        service -> ServiceTrim.trim(cluster, service),
                        listener(Snapshots::servicesListed, Snapshots::serviceChanged, Snapshots::serviceDeleted)),
                ListWatch.follow(
                        kubernetes.discovery().v1().endpointSlices().inAnyNamespace(),
                        "endpointslices",
                        slice -> EndpointsTrim.trim(cluster, slice),
                        listener(Snapshots::endpointsListed, Snapshots::endpointsChanged, Snapshots::endpointsDeleted)),
                ListWatch.follow(
                        kubernetes.nodes(),
                        "nodes",
                        node -> NodeTrim.trim(cluster, node),
                        listener(Snapshots::nodesListed, Snapshots::nodeChanged, Snapshots::nodeDeleted)));
    }

    private <S> ListWatch.Listener<S> listener(
            BiFunction<Snapshots, List<S>, List<Change>> listed,
            BiFunction<Snapshots, S, List<Change>> changed,
            BiFunction<Snapshots, S, List<Change>> deleted) {
        return new ListWatch.Listener<>() {
            @Override
            public void listed(List<S> all) {
                if (isSameCluster()) {
                    desk.tell(snapshots -> listed.apply(snapshots, all));
                }
            }

            @Override
            public void changed(S object) {
                desk.tell(snapshots -> changed.apply(snapshots, object));
            }

            @Override
            public void deleted(S object) {
                desk.tell(snapshots -> deleted.apply(snapshots, object));
            }
        };
    }

    /** A list of another cluster, met under the same address, must not delete anything. */
    private boolean isSameCluster() {
        String uid = identity.uid();
        if (uid.equals(record.uid())) {
            return true;
        }
        LOG.errorf("the API server answers for another cluster now (kube-system has the uid %s)", uid);
        over.countDown();
        return false;
    }

    boolean isConnected() {
        return watches.stream().allMatch(ListWatch::isConnected);
    }

    @Override
    public void close() {
        watches.forEach(ListWatch::close);
    }
}
