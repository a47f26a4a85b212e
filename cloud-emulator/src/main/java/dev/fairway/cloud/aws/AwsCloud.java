package dev.fairway.cloud.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cloud.admin.Cloud;
import dev.fairway.cloud.admin.Leak;
import dev.fairway.cloud.admin.Machine;
import dev.fairway.cloud.aws.ec2.Ec2Operations;
import dev.fairway.cloud.aws.elb.ElbOperations;
import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.Health;
import dev.fairway.cloud.aws.state.Listener;
import dev.fairway.cloud.clock.Timed;
import dev.fairway.cloud.dataplane.DataPlane;
import dev.fairway.cloud.edge.Incoming;
import dev.fairway.cloud.edge.Reply;
import dev.fairway.cloud.faults.Admission;
import dev.fairway.cloud.journal.Journal;
import dev.fairway.cloud.store.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One AWS account in one region. */
public final class AwsCloud implements Cloud {
    private final Account account;
    private final String clusterName;
    private final Runnable changed;
    private final AwsEndpoint endpoint;
    private final Nodes nodes;

    public AwsCloud(
            Account account,
            String clusterName,
            Health.Source health,
            Admission admission,
            Journal journal,
            Runnable changed) {
        this.account = account;
        this.clusterName = clusterName;
        this.changed = changed;
        this.nodes = new Nodes(account);
        this.endpoint = new AwsEndpoint(
                account,
                Map.of(Service.ELB, ElbOperations.of(account, health), Service.EC2, Ec2Operations.of(account)),
                admission,
                journal,
                changed);
        World.foundIfNew(account.store(), clusterName);
    }

    /** The records that this cloud keeps in its store. */
    public static List<Class<? extends Entity>> kinds() {
        return World.KINDS;
    }

    public Timed dues() {
        return new Dues(account, changed);
    }

    public Reply handle(Incoming incoming) {
        return endpoint.handle(incoming);
    }

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public List<Leak> leaks(String clusterUid, Set<String> owners) {
        return account.store().transact(() -> Leaks.of(account.store(), clusterUid, owners));
    }

    @Override
    public Optional<Resolved> resolve(String dnsName) {
        return account.store()
                .transact(() -> account.loadBalancers()
                        .filter(lb ->
                                lb.reach().dnsName().toLowerCase(Locale.ROOT).equals(dnsName.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .map(lb -> {
                            Map<Integer, Integer> ports = new TreeMap<>();
                            account.listenersOf(lb.id())
                                    .map(Listener::port)
                                    .forEach(port -> ports.put(
                                            port, DataPlane.boundPort(lb.reach().address(), port)));
                            return new Resolved(List.of(lb.reach().address()), ports);
                        }));
    }

    @Override
    public boolean knows(String providerId) {
        return Nodes.ours(providerId);
    }

    @Override
    public void start(Machine machine) {
        nodes.put(machine);
        changed.run();
    }

    @Override
    public void terminate(String providerId) {
        nodes.terminate(providerId);
        changed.run();
    }

    @Override
    public JsonNode state() {
        return account.store().transact(() -> account.store().everything());
    }

    @Override
    public List<Rule> rules() {
        return List.of(AwsRule.values()).stream()
                .map(rule -> new Rule(rule.id(), rule.code(), rule.source(), rule.text()))
                .toList();
    }

    @Override
    public Map<String, Integer> quotas() {
        return account.quotas().all();
    }

    @Override
    public void quotas(Map<String, Integer> wanted) {
        account.quotas().set(wanted);
    }

    @Override
    public void reset() {
        World.reset(account.store(), clusterName);
        account.quotas().reset();
        changed.run();
    }
}
