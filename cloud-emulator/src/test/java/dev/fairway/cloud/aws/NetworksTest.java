package dev.fairway.cloud.aws;

import static dev.fairway.cloud.aws.Sdk.code;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;

class NetworksTest {
    private final Given given = new Given();

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void the_world_has_a_tagged_subnet_in_each_of_three_zones() {
        assertThat(given.ec2().describeVpcs().vpcs())
                .extracting(vpc -> vpc.cidrBlock())
                .containsExactly("10.244.0.0/16");
        assertThat(given.ec2()
                        .describeSubnets(r -> r.filters(
                                f -> f.name("vpc-id").values(Given.VPC),
                                f -> f.name("tag-key").values("kubernetes.io/role/elb")))
                        .subnets())
                .extracting(subnet -> subnet.availabilityZone() + " " + subnet.cidrBlock())
                .containsExactlyInAnyOrder(
                        "us-east-1a 10.244.0.0/18", "us-east-1b 10.244.64.0/18", "us-east-1c 10.244.128.0/18");
        assertThat(given.ec2()
                        .describeSubnets(
                                r -> r.filters(f -> f.name("availability-zone").values("us-east-1b")))
                        .subnets())
                .hasSize(1);
        assertThat(given.ec2().describeAvailabilityZones().availabilityZones())
                .extracting(zone -> zone.zoneName() + " " + zone.zoneType())
                .containsExactly(
                        "us-east-1a availability-zone", "us-east-1b availability-zone", "us-east-1c availability-zone");
        assertThat(code(() -> given.ec2().describeSubnets(r -> r.subnetIds("subnet-none"))))
                .isEqualTo("InvalidSubnetID.NotFound");
        assertThat(code(() -> given.ec2().describeVpcs(r -> r.vpcIds("vpc-none"))))
                .isEqualTo("InvalidVpcID.NotFound");
    }

    @Test
    void machines_come_and_go_with_the_nodes() {
        Instance node = instance(Given.NODE_A);
        assertThat(node.state().nameAsString()).isEqualTo("running");
        assertThat(node.placement().availabilityZone()).isEqualTo("us-east-1a");
        assertThat(node.subnetId()).isEqualTo("subnet-fairway-a");
        assertThat(node.vpcId()).isEqualTo(Given.VPC);
        assertThat(node.securityGroups()).extracting(group -> group.groupName()).containsExactly("nodes");
        assertThat(given.ec2()
                        .describeNetworkInterfaces(r -> r.filters(
                                f -> f.name("attachment.instance-id").values(Given.NODE_A, Given.NODE_B),
                                f -> f.name("group-id").values("sg-fairway-nodes")))
                        .networkInterfaces())
                .hasSize(2);

        given.emulator.aws().terminate("aws:///us-east-1a/" + Given.NODE_A);
        given.emulator.aws().terminate("aws:///us-east-1a/" + Given.NODE_A);

        assertThat(instance(Given.NODE_A).state().nameAsString()).isEqualTo("terminated");
        assertThat(given.ec2()
                        .describeInstances(r ->
                                r.filters(f -> f.name("instance-state-name").values("running")))
                        .reservations())
                .hasSize(1);
        given.emulator.instance("aws:///us-east-1a/" + Given.NODE_A, "127.10.0.1", "10.244.0.0/24");
        assertThat(instance(Given.NODE_A).state().nameAsString()).isEqualTo("running");
        assertThat(code(() -> instance("i-0f"))).isEqualTo("InvalidInstanceID.NotFound");
    }

    @Test
    void a_dry_run_and_an_unknown_action_are_refused_as_ec2_does() {
        assertThat(code(() -> given.ec2().describeVpcs(r -> r.dryRun(true)))).isEqualTo("DryRunOperation");
        assertThat(code(() -> given.ec2().describeRouteTables())).isEqualTo("InvalidAction");
        assertThat(code(() -> given.elb().describeRules(r -> {}))).isEqualTo("InvalidAction");
        assertThat(code(() -> given.ec2()
                        .describeInstances(r -> r.instanceIds(Given.NODE_A).maxResults(5))))
                .isEqualTo("InvalidParameterCombination");
    }

    private Instance instance(String id) {
        return given.ec2()
                .describeInstances(r -> r.instanceIds(id))
                .reservations()
                .getFirst()
                .instances()
                .getFirst();
    }
}
