package dev.fairway.cloud.aws;

import static dev.fairway.cloud.aws.Sdk.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

class SecurityGroupsTest {
    private final Given given = new Given();

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void a_group_has_its_tags_from_its_first_moment_and_lets_everything_out() {
        String id = given.ec2()
                .createSecurityGroup(r -> r.groupName("web")
                        .description("of a test")
                        .vpcId(Given.VPC)
                        .tagSpecifications(t -> t.resourceType(ResourceType.SECURITY_GROUP)
                                .tags(tag -> tag.key("fairway.dev/part").value("balancer"))))
                .groupId();

        SecurityGroup group = only(id);
        assertThat(group.groupName()).isEqualTo("web");
        assertThat(group.description()).isEqualTo("of a test");
        assertThat(group.tags()).extracting(tag -> tag.value()).containsExactly("balancer");
        assertThat(group.ipPermissions()).isEmpty();
        assertThat(group.ipPermissionsEgress()).hasSize(1);
    }

    @Test
    void a_name_is_unique_in_its_vpc() {
        given.securityGroup("web");

        assertThat(code(() -> given.securityGroup("web"))).isEqualTo("InvalidGroup.Duplicate");
        assertThat(code(() -> given.ec2()
                        .createSecurityGroup(
                                r -> r.groupName("x").description("d").vpcId("vpc-none"))))
                .isEqualTo("InvalidVpcID.NotFound");
        assertThat(code(() ->
                        given.ec2().createSecurityGroup(r -> r.groupName("x").vpcId(Given.VPC))))
                .isEqualTo("MissingParameter");
        given.emulator.aws().quotas(Map.of("security-groups-per-region", 2));
        assertThat(code(() -> given.securityGroup("other"))).isEqualTo("SecurityGroupLimitExceeded");
    }

    @Test
    void groups_are_found_by_filter_with_wildcards_and_page_by_page() {
        for (int i = 0; i < 12; i++) {
            given.securityGroup("web-" + i);
        }

        assertThat(names("group-name", "web-?")).hasSize(10);
        assertThat(names("group-name", "web-1*")).containsExactly("web-1", "web-10", "web-11");
        assertThat(names("tag-key", "kubernetes.io/cluster/laptop")).containsExactly("nodes");
        assertThat(given.ec2().describeSecurityGroupsPaginator(r -> r.maxResults(5)).securityGroups().stream())
                .hasSize(13);
        assertThat(code(() -> given.ec2().describeSecurityGroups(r -> r.maxResults(4))))
                .isEqualTo("InvalidParameterValue");
        assertThat(code(() -> given.ec2().describeSecurityGroups(r -> r.groupIds("sg-none"))))
                .isEqualTo("InvalidGroup.NotFound");
        assertThat(code(() -> names("colour", "red"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void one_duplicate_fails_the_whole_call() {
        String group = given.securityGroup("web");
        authorize(group, tcp(80, "10.0.0.0/8"));

        assertThat(code(() -> authorize(group, tcp(443, "10.0.0.0/8"), tcp(80, "10.1.2.3/8"))))
                .isEqualTo("InvalidPermission.Duplicate");
        assertThat(only(group).ipPermissions()).hasSize(1);
        authorize(group, tcp(80, "192.168.0.0/16"));
        assertThat(only(group).ipPermissions())
                .as("same traffic, one permission with two ranges")
                .hasSize(1);
        assertThat(only(group).ipPermissions().getFirst().ipRanges()).hasSize(2);
    }

    @Test
    void rules_have_ids_and_tags_and_go_by_id_or_by_what_they_permit() {
        String group = given.securityGroup("web");
        String peer = given.securityGroup("peer");
        String id = given.ec2()
                .authorizeSecurityGroupIngress(r -> r.groupId(group)
                        .tagSpecifications(t -> t.resourceType(ResourceType.SECURITY_GROUP_RULE)
                                .tags(tag -> tag.key("a").value("1")))
                        .ipPermissions(p -> p.ipProtocol("-1")
                                .userIdGroupPairs(g -> g.groupId(peer).description("note"))))
                .securityGroupRules()
                .getFirst()
                .securityGroupRuleId();
        authorize(group, tcp(80, "0.0.0.0/0"));

        List<SecurityGroupRule> tagged = given.ec2()
                .describeSecurityGroupRules(r -> r.filters(f -> f.name("tag:a").values("1")))
                .securityGroupRules();
        assertThat(tagged).extracting(SecurityGroupRule::securityGroupRuleId).containsExactly(id);
        assertThat(tagged.getFirst().referencedGroupInfo().groupId()).isEqualTo(peer);
        assertThat(tagged.getFirst().description()).isEqualTo("note");
        assertThat(code(() -> given.ec2().deleteSecurityGroup(r -> r.groupId(peer))))
                .isEqualTo("DependencyViolation");

        given.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(id));
        given.ec2().revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(tcp(80, "0.0.0.0/0")));
        assertThat(only(group).ipPermissions()).isEmpty();
        assertThat(code(() -> given.ec2()
                        .revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(id))))
                .isEqualTo("InvalidSecurityGroupRuleId.NotFound");
        assertThat(code(() -> given.ec2()
                        .revokeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(tcp(80, "0.0.0.0/0")))))
                .isEqualTo("InvalidPermission.NotFound");
        assertThat(code(() -> given.ec2().deleteSecurityGroup(r -> r.groupId(peer))))
                .isEqualTo("none");
        assertThat(code(() -> given.ec2().deleteSecurityGroup(r -> r.groupId(peer))))
                .isEqualTo("InvalidGroup.NotFound");
    }

    @Test
    void the_quota_of_rules_is_kept_and_values_are_checked() {
        String group = given.securityGroup("web");
        given.emulator.aws().quotas(Map.of("rules-per-security-group", 2));

        assertThat(code(() -> authorize(group, tcp(1, "10.0.0.0/8"), tcp(2, "10.0.0.0/8"), tcp(3, "10.0.0.0/8"))))
                .isEqualTo("RulesPerSecurityGroupLimitExceeded");
        assertThat(code(() -> authorize(group, tcp(1, "10.0.0.0/33")))).isEqualTo("InvalidParameterValue");
        assertThat(code(() -> authorize(group, tcp(70000, "10.0.0.0/8")))).isEqualTo("InvalidParameterValue");
        assertThat(code(() -> authorize("sg-none", tcp(1, "10.0.0.0/8")))).isEqualTo("InvalidGroup.NotFound");
        assertThat(only(group).ipPermissions()).isEmpty();
    }

    private void authorize(String group, IpPermission... permissions) {
        given.ec2().authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permissions));
    }

    private static IpPermission tcp(int port, String cidr) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(range -> range.cidrIp(cidr))
                .build();
    }

    private SecurityGroup only(String id) {
        return given.ec2()
                .describeSecurityGroups(r -> r.groupIds(id))
                .securityGroups()
                .getFirst();
    }

    private List<String> names(String filter, String value) {
        return given
                .ec2()
                .describeSecurityGroups(r -> r.filters(f -> f.name(filter).values(value)))
                .securityGroups()
                .stream()
                .map(SecurityGroup::groupName)
                .toList();
    }
}
