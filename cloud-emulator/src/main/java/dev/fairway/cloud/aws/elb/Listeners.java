package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.Listener;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.Quotas;
import dev.fairway.cloud.aws.state.TargetGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyListenerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Listeners of network load balancers: a port, a protocol and one target group to forward to. */
final class Listeners {
    /** Which target groups a listener of a protocol takes (NLB guide, Listener configuration). */
    private static final Map<String, Set<String>> TAKES =
            Map.of("TCP", Set.of("TCP", "TCP_UDP"), "UDP", Set.of("UDP", "TCP_UDP"), "TCP_UDP", Set.of("TCP_UDP"));

    private final Account account;

    Listeners(Account account) {
        this.account = account;
    }

    CreateListenerResponse create(CreateListenerRequest request) {
        LoadBalancer lb = account.loadBalancer(Require.text(request.loadBalancerArn(), "loadBalancerArn"));
        String protocol = Require.text(request.protocolAsString(), "protocol");
        int port = Require.between(request.port(), 1, 65535, "port");
        TargetGroup group = target(lb, protocol, request.defaultActions());
        Map<String, String> tags = Tags.read(account, request.tags());
        Optional<Listener> existing = onPort(lb, port);
        if (existing.isPresent()
                && !(existing.get().protocol().equals(protocol)
                        && existing.get().targetGroup().equals(group.id()))) {
            throw portTaken(port);
        }
        Listener listener = existing.orElseGet(() -> make(lb, protocol, port, group, tags));
        return CreateListenerResponse.builder().listeners(view(listener)).build();
    }

    private Listener make(LoadBalancer lb, String protocol, int port, TargetGroup group, Map<String, String> tags) {
        if (account.listenersOf(lb.id()).count() >= account.quotas().of(Quotas.LISTENERS)) {
            throw AwsRule.ELB_LISTENER_QUOTA.refuse("The maximum number of listeners has been reached");
        }
        Listener listener = new Listener(
                Account.elbArn("listener/" + lb.path() + "/" + account.ids().elb()),
                lb.id(),
                protocol,
                port,
                group.id(),
                tags);
        account.store().put(listener);
        return listener;
    }

    private TargetGroup target(LoadBalancer lb, String protocol, List<Action> actions) {
        if (!TAKES.containsKey(protocol)) {
            throw AwsRule.NOT_EMULATED.refuse("Only listeners of protocol TCP, UDP or TCP_UDP are emulated yet");
        }
        TargetGroup group = account.targetGroup(forward(actions));
        if (!TAKES.getOrDefault(protocol, Set.of()).contains(group.shape().protocol())) {
            throw AwsRule.ELB_TG_PROTOCOL.refuse("The protocol of target group '" + group.id() + "', "
                    + group.shape().protocol() + ", is not compatible with the listener's, " + protocol);
        }
        if (!group.shape().vpc().equals(lb.shape().vpc())) {
            throw AwsRule.ELB_CONFIGURATION.refuse("The target group and the load balancer are in different VPCs");
        }
        account.loadBalancerOf(group)
                .filter(other -> !other.id().equals(lb.id()))
                .ifPresent(other -> {
                    throw AwsRule.ELB_TG_ONE_LB.refuse("Target group '" + group.id()
                            + "' cannot be associated with more than one load balancer; it is with '" + other.id()
                            + "'");
                });
        return group;
    }

    private static String forward(List<Action> actions) {
        if (actions.size() != 1 || !"forward".equals(actions.getFirst().typeAsString())) {
            throw AwsRule.ELB_ACTION.refuse(
                    "A listener of a network load balancer has one default action, of type forward");
        }
        Action action = actions.getFirst();
        if (action.targetGroupArn() != null) {
            return action.targetGroupArn();
        }
        List<TargetGroupTuple> groups = action.forwardConfig() == null
                ? List.of()
                : action.forwardConfig().targetGroups();
        if (groups.size() != 1) {
            throw AwsRule.ELB_ACTION.refuse("A forward action names exactly one target group");
        }
        return Require.text(
                groups.getFirst().targetGroupArn(), "defaultActions.forwardConfig.targetGroups.targetGroupArn");
    }

    DescribeListenersResponse describe(DescribeListenersRequest request) {
        if (!request.listenerArns().isEmpty()) {
            return answer(request.listenerArns().stream().map(account::listener).toList());
        }
        if (request.loadBalancerArn() == null) {
            throw AwsRule.ELB_VALUE.refuse("Either listener ARNs or a load balancer ARN must be specified");
        }
        LoadBalancer lb = account.loadBalancer(request.loadBalancerArn());
        Page<Listener> page = Page.of(
                account.listenersOf(lb.id()).toList(),
                Listener::id,
                request.marker(),
                Require.pageSize(request.pageSize()));
        return answer(page.items()).toBuilder().nextMarker(page.next()).build();
    }

    private static DescribeListenersResponse answer(List<Listener> found) {
        return DescribeListenersResponse.builder()
                .listeners(found.stream().map(Listeners::view).toList())
                .build();
    }

    ModifyListenerResponse modify(ModifyListenerRequest request) {
        Listener old = account.listener(Require.text(request.listenerArn(), "listenerArn"));
        LoadBalancer lb = account.loadBalancer(old.loadBalancer());
        String protocol = request.protocol() == null ? old.protocol() : request.protocolAsString();
        int port = request.port() == null ? old.port() : Require.between(request.port(), 1, 65535, "port");
        List<Action> actions = request.defaultActions().isEmpty() ? List.of(action(old)) : request.defaultActions();
        TargetGroup group = target(lb, protocol, actions);
        onPort(lb, port).filter(other -> !other.id().equals(old.id())).ifPresent(other -> {
            throw portTaken(port);
        });
        Listener changed = new Listener(old.id(), old.loadBalancer(), protocol, port, group.id(), old.tags());
        account.store().put(changed);
        return ModifyListenerResponse.builder().listeners(view(changed)).build();
    }

    DeleteListenerResponse delete(DeleteListenerRequest request) {
        account.store().remove(account.listener(Require.text(request.listenerArn(), "listenerArn")));
        return DeleteListenerResponse.builder().build();
    }

    private Optional<Listener> onPort(LoadBalancer lb, int port) {
        return account.listenersOf(lb.id())
                .filter(listener -> listener.port() == port)
                .findFirst();
    }

    private static RuntimeException portTaken(int port) {
        return AwsRule.ELB_LISTENER_PORT_TAKEN.refuse(
                "A listener already exists on port " + port + " for this load balancer, with other settings");
    }

    private static software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener view(Listener listener) {
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener.builder()
                .listenerArn(listener.id())
                .loadBalancerArn(listener.loadBalancer())
                .protocol(listener.protocol())
                .port(listener.port())
                .defaultActions(action(listener))
                .build();
    }

    private static Action action(Listener listener) {
        return Action.builder()
                .type("forward")
                .targetGroupArn(listener.targetGroup())
                .forwardConfig(ForwardActionConfig.builder()
                        .targetGroups(TargetGroupTuple.builder()
                                .targetGroupArn(listener.targetGroup())
                                .build())
                        .build())
                .build();
    }
}
