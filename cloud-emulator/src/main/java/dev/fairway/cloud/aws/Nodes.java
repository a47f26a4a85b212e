package dev.fairway.cloud.aws;

import dev.fairway.cloud.admin.Machine;
import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Addresses;
import dev.fairway.cloud.aws.state.Instance;
import dev.fairway.cloud.aws.state.NetworkInterface;
import dev.fairway.cloud.aws.state.Subnet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instances come and go with the cluster's nodes, not by an AWS call. */
final class Nodes {
    private static final Pattern PROVIDER_ID = Pattern.compile("aws:///([a-z0-9-]+)/(i-[0-9a-f]+)");

    private final Account account;

    Nodes(Account account) {
        this.account = account;
    }

    static boolean ours(String providerId) {
        return providerId.startsWith("aws://");
    }

    void put(Machine machine) {
        Matcher id = parsed(machine.providerId());
        String zone = id.group(1);
        Instance.Reach reach = new Instance.Reach(machine.address(), machine.podCidr());
        account.store().transact(() -> {
            Subnet subnet = account.store().all(Subnet.class).stream()
                    .filter(each -> each.zone().equals(zone))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no subnet in zone " + zone + "."));
            Instance known = account.store().find(Instance.class, id.group(2)).orElse(null);
            if (known == null || !known.running()) {
                start(id.group(2), subnet, reach, Map.of("Name", machine.name()));
            } else if (!known.reach().equals(reach)) {
                account.store()
                        .put(new Instance(known.id(), known.zone(), known.privateAddress(), reach, null, known.tags()));
            }
            return true;
        });
    }

    private void start(String id, Subnet subnet, Instance.Reach reach, Map<String, String> tags) {
        String address = Addresses.ofInterface(account.store(), subnet);
        account.store().put(new Instance(id, subnet.zone(), address, reach, null, tags));
        account.store()
                .put(new NetworkInterface(
                        account.ids().ec2("eni"),
                        subnet.id(),
                        address,
                        List.of(World.NODES),
                        new NetworkInterface.Holder(id, "", false),
                        null));
    }

    void terminate(String providerId) {
        String id = parsed(providerId).group(2);
        account.store().transact(() -> {
            account.store().find(Instance.class, id).filter(Instance::running).ifPresent(old -> {
                account.store()
                        .put(new Instance(
                                old.id(), old.zone(), old.privateAddress(), old.reach(), account.now(), old.tags()));
                account.interfacesOf(id).forEach(account.store()::remove);
            });
            return true;
        });
    }

    private static Matcher parsed(String providerId) {
        Matcher id = PROVIDER_ID.matcher(providerId);
        if (!id.matches()) {
            throw new IllegalArgumentException(
                    "A providerID of AWS looks like aws:///us-east-1a/i-0123456789abcdef0, not like '" + providerId
                            + "'.");
        }
        return id;
    }
}
