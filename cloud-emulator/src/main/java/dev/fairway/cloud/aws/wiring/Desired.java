package dev.fairway.cloud.aws.wiring;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Instance;
import dev.fairway.cloud.aws.state.Listener;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.Subnet;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.dataplane.DataPlaneState;
import dev.fairway.cloud.dataplane.Frontend;
import dev.fairway.cloud.dataplane.HealthCheck;
import dev.fairway.cloud.dataplane.Target;
import dev.fairway.cloud.dataplane.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the data plane must look like: a socket per listener of an active balancer, a pool per target group that a listener
 * forwards to. Checks begin while the balancer is still provisioning.
 */
final class Desired {
    private final Account account;
    /** Where the sockets of running machines are, by their ids and by their addresses in the network. */
    private final Map<String, String> machines = new HashMap<>();

    private Desired(Account account) {
        this.account = account;
        account.store().all(Instance.class).stream().filter(Instance::running).forEach(instance -> {
            machines.put(instance.id(), instance.reach().address());
            machines.put(instance.privateAddress(), instance.reach().address());
        });
    }

    static DataPlaneState of(Account account) {
        return new Desired(account).state();
    }

    private DataPlaneState state() {
        List<Frontend> frontends = new ArrayList<>();
        Map<String, dev.fairway.cloud.dataplane.TargetGroup> groups = new LinkedHashMap<>();
        for (Listener listener : account.store().all(Listener.class)) {
            LoadBalancer lb = account.loadBalancer(listener.loadBalancer());
            groups.computeIfAbsent(listener.targetGroup(), id -> group(lb, account.targetGroup(id)));
            if (lb.active(account.now())) {
                transports(listener.protocol())
                        .forEach(transport -> frontends.add(new Frontend(
                                lb.reach().address(), listener.port(), transport, listener.targetGroup())));
            }
        }
        return new DataPlaneState(frontends, List.copyOf(groups.values()));
    }

    private static List<Transport> transports(String protocol) {
        return switch (protocol) {
            case "TCP" -> List.of(Transport.TCP);
            case "UDP" -> List.of(Transport.UDP);
            default -> List.of(Transport.TCP, Transport.UDP);
        };
    }

    private dev.fairway.cloud.dataplane.TargetGroup group(LoadBalancer lb, TargetGroup group) {
        Set<String> zones = lb.shape().subnets().stream()
                .flatMap(id -> account.store().find(Subnet.class, id).stream())
                .map(Subnet::zone)
                .collect(Collectors.toSet());
        List<Target> targets = group.targets().stream()
                .filter(target -> target.zone().isEmpty() || zones.contains(target.zone()))
                .flatMap(target -> host(group, target.id()).stream()
                        .map(host -> new Target(target.key(), host, target.port(), target.draining())))
                .toList();
        return new dev.fairway.cloud.dataplane.TargetGroup(
                group.id(),
                check(group.check()),
                group.flag("preserve_client_ip.enabled"),
                group.flag("proxy_protocol_v2.enabled"),
                targets);
    }

    /** An address that is no machine's is a pod's: 10.244.x.y in the network, 127.20.x.y on this machine. */
    private Optional<String> host(TargetGroup group, String id) {
        String machine = machines.get(id);
        return group.shape().instances()
                ? Optional.ofNullable(machine)
                : Optional.of(machine != null ? machine : id.replaceFirst("^10\\.244\\.", "127.20."));
    }

    private static HealthCheck check(TargetGroup.Check check) {
        return new HealthCheck(
                check.protocol().equals("HTTP") ? HealthCheck.Kind.HTTP : HealthCheck.Kind.TCP,
                check.path(),
                check.port().equals("traffic-port") ? 0 : Integer.parseInt(check.port()),
                Duration.ofSeconds(check.timing().interval()),
                check.timing().healthy(),
                check.timing().unhealthy(),
                Duration.ofSeconds(check.timing().timeout()));
    }
}
