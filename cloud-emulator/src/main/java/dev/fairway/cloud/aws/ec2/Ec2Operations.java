package dev.fairway.cloud.aws.ec2;

import dev.fairway.cloud.aws.Operations;
import dev.fairway.cloud.aws.state.Account;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;

/** The table of EC2's operations. */
public final class Ec2Operations {

    public static Operations of(Account account) {
        Networks networks = new Networks(account);
        Machines machines = new Machines(account);
        Ec2Tags tags = new Ec2Tags(account);
        SecurityGroups groups = new SecurityGroups(account, tags);
        GroupRules rules = new GroupRules(account, tags);
        return new Operations()
                .on("DescribeVpcs", DescribeVpcsRequest::builder, networks::vpcs)
                .on("DescribeSubnets", DescribeSubnetsRequest::builder, networks::subnets)
                .on("DescribeAvailabilityZones", DescribeAvailabilityZonesRequest::builder, networks::zones)
                .on("DescribeInstances", DescribeInstancesRequest::builder, machines::instances)
                .on("DescribeNetworkInterfaces", DescribeNetworkInterfacesRequest::builder, machines::interfaces)
                .on("CreateSecurityGroup", CreateSecurityGroupRequest::builder, groups::create)
                .on("DescribeSecurityGroups", DescribeSecurityGroupsRequest::builder, groups::describe)
                .on("DeleteSecurityGroup", DeleteSecurityGroupRequest::builder, groups::delete)
                .on("AuthorizeSecurityGroupIngress", AuthorizeSecurityGroupIngressRequest::builder, rules::authorize)
                .on("RevokeSecurityGroupIngress", RevokeSecurityGroupIngressRequest::builder, rules::revoke)
                .on("DescribeSecurityGroupRules", DescribeSecurityGroupRulesRequest::builder, rules::describe)
                .on("CreateTags", CreateTagsRequest::builder, tags::create)
                .on("DeleteTags", DeleteTagsRequest::builder, tags::delete);
    }

    private Ec2Operations() {}
}
