package dev.fairway.cloud.aws;

import dev.fairway.cloud.CloudConfig;
import dev.fairway.cloud.CloudEmulator;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** A fresh emulated account with two machines, and the resources that most tests begin with. */
final class Given implements AutoCloseable {
    static final String VPC = "vpc-fairway";
    static final String NODE_A = "i-0a";
    static final String NODE_B = "i-0b";
    static final List<String> SUBNETS = List.of("subnet-fairway-a", "subnet-fairway-b", "subnet-fairway-c");

    final CloudEmulator emulator;
    final Sdk sdk;

    Given() {
        this(CloudConfig.inMemory().stepped());
    }

    Given(CloudConfig config) {
        emulator = CloudEmulator.start(config);
        emulator.instance("aws:///us-east-1a/" + NODE_A, "127.10.0.1", "10.244.0.0/24");
        emulator.instance("aws:///us-east-1b/" + NODE_B, "127.10.0.2", "10.244.64.0/24");
        sdk = Sdk.at(emulator.awsEndpoint());
    }

    ElasticLoadBalancingV2Client elb() {
        return sdk.elb();
    }

    Ec2Client ec2() {
        return sdk.ec2();
    }

    String securityGroup(String name) {
        return ec2().createSecurityGroup(
                        r -> r.groupName(name).description("of a test").vpcId(VPC))
                .groupId();
    }

    String loadBalancer(String name) {
        return elb().createLoadBalancer(
                        r -> r.name(name).type("network").subnets(SUBNETS).securityGroups(securityGroup(name)))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    static CreateTargetGroupRequest.Builder group(String name) {
        return CreateTargetGroupRequest.builder()
                .name(name)
                .protocol("TCP")
                .port(8080)
                .vpcId(VPC)
                .targetType("ip")
                .healthCheckIntervalSeconds(10)
                .healthyThresholdCount(3);
    }

    String targetGroup(String name) {
        return targetGroup(group(name));
    }

    String targetGroup(CreateTargetGroupRequest.Builder group) {
        return elb().createTargetGroup(group.build()).targetGroups().getFirst().targetGroupArn();
    }

    String listener(String loadBalancer, int port, String targetGroup) {
        return elb().createListener(r -> r.loadBalancerArn(loadBalancer)
                        .protocol("TCP")
                        .port(port)
                        .defaultActions(forward(targetGroup)))
                .listeners()
                .getFirst()
                .listenerArn();
    }

    static Action forward(String targetGroup) {
        return Action.builder().type("forward").targetGroupArn(targetGroup).build();
    }

    void register(String targetGroup, String... ids) {
        elb().registerTargets(r -> r.targetGroupArn(targetGroup).targets(targets(ids)));
    }

    void deregister(String targetGroup, String... ids) {
        elb().deregisterTargets(r -> r.targetGroupArn(targetGroup).targets(targets(ids)));
    }

    private static List<TargetDescription> targets(String... ids) {
        return List.of(ids).stream()
                .map(id -> TargetDescription.builder().id(id).build())
                .toList();
    }

    /** Each target's "id:port state reason". */
    List<String> health(String targetGroup) {
        return elb().describeTargetHealth(r -> r.targetGroupArn(targetGroup)).targetHealthDescriptions().stream()
                .map(each -> each.target().id() + ":" + each.target().port() + " "
                        + each.targetHealth().stateAsString()
                        + (each.targetHealth().reason() == null
                                ? ""
                                : " " + each.targetHealth().reasonAsString()))
                .toList();
    }

    @Override
    public void close() {
        sdk.close();
        emulator.close();
    }
}
