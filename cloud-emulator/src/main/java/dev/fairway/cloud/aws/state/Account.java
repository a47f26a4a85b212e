package dev.fairway.cloud.aws.state;

import dev.fairway.cloud.clock.CloudClock;
import dev.fairway.cloud.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One account in one region: what exists, by the ways in which operations look for it. */
public record Account(Store store, CloudClock clock, Ids ids, Quotas quotas) {
    public static final String REGION = "us-east-1";
    public static final String NUMBER = "000000000000";
    private static final String ELB = "arn:aws:elasticloadbalancing:" + REGION + ":" + NUMBER + ":";

    public Instant now() {
        return clock.now();
    }

    public static String elbArn(String resource) {
        return ELB + resource;
    }

    public LoadBalancer loadBalancer(String arn) {
        return store.find(LoadBalancer.class, elb(arn, "loadbalancer"))
                .orElseThrow(() -> AwsRule.ELB_LB_MISSING.refuse("Load balancer '" + arn + "' not found"));
    }

    public TargetGroup targetGroup(String arn) {
        return store.find(TargetGroup.class, elb(arn, "targetgroup"))
                .orElseThrow(() -> AwsRule.ELB_TG_MISSING.refuse("Target group '" + arn + "' not found"));
    }

    public Listener listener(String arn) {
        return store.find(Listener.class, elb(arn, "listener"))
                .orElseThrow(() -> AwsRule.ELB_LISTENER_MISSING.refuse("Listener '" + arn + "' not found"));
    }

    public Optional<LoadBalancer> loadBalancerNamed(String name) {
        return loadBalancers().filter(lb -> lb.shape().name().equals(name)).findFirst();
    }

    public Optional<TargetGroup> targetGroupNamed(String name) {
        return store.all(TargetGroup.class).stream()
                .filter(group -> group.shape().name().equals(name))
                .findFirst();
    }

    public Stream<LoadBalancer> loadBalancers() {
        return store.all(LoadBalancer.class).stream();
    }

    public Stream<Listener> listenersOf(String loadBalancer) {
        return store.all(Listener.class).stream()
                .filter(listener -> listener.loadBalancer().equals(loadBalancer));
    }

    /** Of a target group; at most one, as the association limit has it. */
    public Optional<LoadBalancer> loadBalancerOf(TargetGroup group) {
        return store.all(Listener.class).stream()
                .filter(listener -> listener.targetGroup().equals(group.id()))
                .findFirst()
                .flatMap(listener -> store.find(LoadBalancer.class, listener.loadBalancer()));
    }

    public List<NetworkInterface> interfacesOf(String owner) {
        return store.all(NetworkInterface.class).stream()
                .filter(nic -> nic.holder().owner().equals(owner))
                .toList();
    }

    public Stream<GroupRule> rulesOf(String group) {
        return store.all(GroupRule.class).stream().filter(rule -> rule.group().equals(group));
    }

    public Optional<Subnet> subnetWith(String address) {
        return store.all(Subnet.class).stream()
                .filter(subnet -> subnet.cidr().contains(address))
                .findFirst();
    }

    private static String elb(String arn, String kind) {
        if (!arn.startsWith("arn:aws:elasticloadbalancing:") || !arn.contains(":" + kind + "/")) {
            throw AwsRule.ELB_VALUE.refuse("'" + arn + "' is not a valid " + kind + " ARN");
        }
        return arn;
    }
}
