package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Addresses;
import dev.fairway.cloud.aws.state.AwsRule;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.Quotas;
import dev.fairway.cloud.aws.state.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteLoadBalancerResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSecurityGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.SetSubnetsResponse;

/** Network load balancers: create, find, move, delete. */
final class LoadBalancers {
    /** Cloud time from the create's answer to "active"; minutes in reality. */
    private static final Duration PROVISIONING = Duration.ofSeconds(20);
    /** Cloud time for which a deleted balancer's interfaces hold their security groups. */
    private static final Duration INTERFACES_LINGER = Duration.ofSeconds(20);

    private static final Set<String> SCHEMES = Set.of("internal", "internet-facing");
    private static final int AT_ONCE = 20;

    private final Account account;
    private final Placement placement;
    private final LoadBalancerView view;

    LoadBalancers(Account account) {
        this.account = account;
        this.placement = new Placement(account);
        this.view = new LoadBalancerView(account);
    }

    CreateLoadBalancerResponse create(CreateLoadBalancerRequest request) {
        String name = Require.name(request.name(), "load balancer");
        emulated(request);
        List<Subnet> subnets = placement.subnets(request.subnets(), request.subnetMappings());
        String vpc = subnets.getFirst().vpc();
        LoadBalancer.Shape shape = new LoadBalancer.Shape(
                name,
                scheme(request.schemeAsString()),
                vpc,
                subnets.stream().map(Subnet::id).sorted().toList());
        List<String> groups = placement.groups(request.securityGroups(), vpc);
        Map<String, String> tags = Tags.read(account, request.tags());
        Optional<LoadBalancer> existing = account.loadBalancerNamed(name);
        LoadBalancer lb = existing.isPresent()
                ? same(existing.get(), shape, groups)
                : make(shape, new LoadBalancer.Groups(!groups.isEmpty(), groups), tags);
        return CreateLoadBalancerResponse.builder().loadBalancers(view.of(lb)).build();
    }

    private static void emulated(CreateLoadBalancerRequest request) {
        if (!"network".equals(request.typeAsString())) {
            throw AwsRule.NOT_EMULATED.refuse("Only load balancers of type 'network' are emulated yet");
        }
        if (request.ipAddressType() != null && !"ipv4".equals(request.ipAddressTypeAsString())) {
            throw AwsRule.NOT_EMULATED.refuse("Only the IP address type 'ipv4' is emulated yet");
        }
    }

    private static String scheme(@Nullable String scheme) {
        if (scheme != null && !SCHEMES.contains(scheme)) {
            throw AwsRule.ELB_SCHEME.refuse("Scheme '" + scheme + "' must be one of " + SCHEMES);
        }
        return scheme == null ? "internet-facing" : scheme;
    }

    private static LoadBalancer same(LoadBalancer existing, LoadBalancer.Shape shape, List<String> groups) {
        if (!existing.shape().equals(shape)
                || !Set.copyOf(existing.groups().ids()).equals(Set.copyOf(groups))) {
            throw AwsRule.ELB_LB_NAME_TAKEN.refuse(
                    "A load balancer with the same name '" + shape.name() + "' exists, but with different settings");
        }
        return existing;
    }

    private LoadBalancer make(LoadBalancer.Shape shape, LoadBalancer.Groups groups, Map<String, String> tags) {
        if (account.loadBalancers().count() >= account.quotas().of(Quotas.LOAD_BALANCERS)) {
            throw AwsRule.ELB_LB_QUOTA.refuse("The maximum number of load balancers has been reached");
        }
        String id = account.ids().elb();
        Instant now = account.now();
        LoadBalancer.Reach reach = new LoadBalancer.Reach(
                shape.name() + "-" + id + ".elb." + Account.REGION + ".amazonaws.com",
                Addresses.ofBalancer(account.store(), shape.name(), shape.internal()),
                now,
                now.plus(PROVISIONING));
        LoadBalancer lb = new LoadBalancer(
                Account.elbArn("loadbalancer/net/" + shape.name() + "/" + id),
                shape,
                groups,
                reach,
                Attributes.OF_LOAD_BALANCER.defaults(),
                tags);
        account.store().put(lb);
        placement.follow(lb);
        return lb;
    }

    DescribeLoadBalancersResponse describe(DescribeLoadBalancersRequest request) {
        if (request.loadBalancerArns().size() > AT_ONCE || request.names().size() > AT_ONCE) {
            throw AwsRule.ELB_VALUE.refuse("At most 20 load balancers can be specified in one call");
        }
        if (!request.loadBalancerArns().isEmpty()) {
            return answer(request.loadBalancerArns().stream()
                    .map(account::loadBalancer)
                    .toList());
        }
        if (!request.names().isEmpty()) {
            return answer(request.names().stream().map(this::named).toList());
        }
        Page<LoadBalancer> page = Page.of(
                account.loadBalancers().toList(),
                LoadBalancer::id,
                request.marker(),
                Require.pageSize(request.pageSize()));
        return answer(page.items()).toBuilder().nextMarker(page.next()).build();
    }

    private DescribeLoadBalancersResponse answer(List<LoadBalancer> found) {
        return DescribeLoadBalancersResponse.builder()
                .loadBalancers(found.stream().map(view::of).toList())
                .build();
    }

    private LoadBalancer named(String name) {
        return account.loadBalancerNamed(name)
                .orElseThrow(() -> AwsRule.ELB_LB_MISSING.refuse("Load balancers '[" + name + "]' not found"));
    }

    SetSecurityGroupsResponse setSecurityGroups(SetSecurityGroupsRequest request) {
        LoadBalancer lb = account.loadBalancer(Require.text(request.loadBalancerArn(), "loadBalancerArn"));
        if (!lb.groups().possible() || request.securityGroups().isEmpty()) {
            throw AwsRule.ELB_NLB_NEEDS_SG_AT_CREATE.refuse(
                    "You cannot add security groups to a Network Load Balancer created without, nor remove all of them");
        }
        LoadBalancer changed = lb.withGroups(
                placement.groups(request.securityGroups(), lb.shape().vpc()));
        account.store().put(changed);
        placement.follow(changed);
        return SetSecurityGroupsResponse.builder()
                .securityGroupIds(changed.groups().ids())
                .build();
    }

    SetSubnetsResponse setSubnets(SetSubnetsRequest request) {
        LoadBalancer lb = account.loadBalancer(Require.text(request.loadBalancerArn(), "loadBalancerArn"));
        List<Subnet> subnets = placement.subnets(request.subnets(), request.subnetMappings());
        if (!subnets.getFirst().vpc().equals(lb.shape().vpc())) {
            throw AwsRule.ELB_CONFIGURATION.refuse("The subnets must be in the load balancer's VPC");
        }
        LoadBalancer changed =
                lb.withSubnets(subnets.stream().map(Subnet::id).sorted().toList());
        account.store().put(changed);
        placement.follow(changed);
        return SetSubnetsResponse.builder()
                .availabilityZones(view.of(changed).availabilityZones())
                .ipAddressType("ipv4")
                .build();
    }

    DeleteLoadBalancerResponse delete(DeleteLoadBalancerRequest request) {
        String arn = Require.text(request.loadBalancerArn(), "loadBalancerArn");
        account.store().find(LoadBalancer.class, arn).ifPresent(lb -> {
            if (lb.attributes()
                    .getOrDefault("deletion_protection.enabled", "false")
                    .equals("true")) {
                throw AwsRule.ELB_LB_PROTECTED.refuse(
                        "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
            }
            account.listenersOf(arn).toList().forEach(account.store()::remove);
            Instant gone = account.now().plus(INTERFACES_LINGER);
            account.interfacesOf(arn).forEach(nic -> account.store().put(nic.goneAt(gone)));
            account.store().remove(lb);
        });
        return DeleteLoadBalancerResponse.builder().build();
    }
}
