package dev.fairway.cloud.aws;

import dev.fairway.cloud.aws.state.Cidr;
import dev.fairway.cloud.aws.state.GroupRule;
import dev.fairway.cloud.aws.state.Instance;
import dev.fairway.cloud.aws.state.Listener;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.NetworkInterface;
import dev.fairway.cloud.aws.state.SecurityGroup;
import dev.fairway.cloud.aws.state.Subnet;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.aws.state.Vpc;
import dev.fairway.cloud.store.Entity;
import dev.fairway.cloud.store.Store;
import java.util.List;
import java.util.Map;

/** What an installer of clusters leaves behind: a network with a subnet per zone and a security group of the nodes. */
final class World {
    static final List<Class<? extends Entity>> KINDS = List.of(
            Vpc.class,
            Subnet.class,
            SecurityGroup.class,
            GroupRule.class,
            Instance.class,
            NetworkInterface.class,
            LoadBalancer.class,
            TargetGroup.class,
            Listener.class);

    static final String VPC = "vpc-fairway";
    static final String NODES = "sg-fairway-nodes";

    /** Subnet and its block by zone. */
    private static final Map<String, String> ZONES =
            Map.of("a", "10.244.0.0/18", "b", "10.244.64.0/18", "c", "10.244.128.0/18");

    static void foundIfNew(Store store, String clusterName) {
        store.transact(() -> {
            if (store.all(Vpc.class).isEmpty()) {
                found(store, clusterName);
            }
            return true;
        });
    }

    private static void found(Store store, String clusterName) {
        Map<String, String> owned = Map.of("kubernetes.io/cluster/" + clusterName, "owned", "Name", clusterName);
        store.put(new Vpc(VPC, Cidr.of("10.244.0.0/16"), owned));
        ZONES.forEach((zone, cidr) -> store.put(new Subnet(
                "subnet-fairway-" + zone,
                VPC,
                "us-east-1" + zone,
                Cidr.of(cidr),
                Map.of(
                        "kubernetes.io/cluster/" + clusterName,
                        "owned",
                        "kubernetes.io/role/elb",
                        "1",
                        "kubernetes.io/role/internal-elb",
                        "1",
                        "Name",
                        clusterName + "-" + zone))));
        store.put(new SecurityGroup(NODES, VPC, "nodes", "Nodes of " + clusterName, owned));
        GroupRule.Peer themselves = new GroupRule.Peer(GroupRule.Peer.Kind.GROUP, NODES);
        store.put(new GroupRule(
                "sgr-fairway-nodes", NODES, false, new GroupRule.Permission("-1", -1, -1, themselves), "", Map.of()));
    }

    /** Removes everything but the machines and founds the network anew. */
    static void reset(Store store, String clusterName) {
        store.transact(() -> {
            List<? extends Entity> made = KINDS.stream()
                    .filter(kind -> kind != Instance.class)
                    .flatMap(kind -> store.all(kind).stream())
                    .filter(each -> !(each instanceof NetworkInterface nic
                            && !nic.holder().managed()))
                    .toList();
            made.forEach(store::remove);
            found(store, clusterName);
            return true;
        });
    }

    private World() {}
}
