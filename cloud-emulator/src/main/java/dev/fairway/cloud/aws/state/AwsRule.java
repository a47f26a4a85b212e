package dev.fairway.cloud.aws.state;

import java.util.Locale;

/**
 * Every reason for which the emulated AWS refuses, with where it is known from: the service's model, the API reference or user
 * guide (docs), other controllers' code (peers), or nothing better than a guess (unverified; no test of a controller may rest
 * on it).
 */
public enum AwsRule {
    ELB_VALUE("ValidationError", "model; wording docs", "A value outside of what the model allows."),
    ELB_LB_NAME_TAKEN(
            "DuplicateLoadBalancerName",
            "docs CreateLoadBalancer",
            "A name is one balancer's; the same settings again answer it."),
    ELB_LB_MISSING("LoadBalancerNotFound", "docs", "The balancer does not exist. Deleting it succeeds nevertheless."),
    ELB_LB_QUOTA("TooManyLoadBalancers", "docs quotas", "Network load balancers per region."),
    ELB_LB_PROTECTED("OperationNotPermitted", "docs DeleteLoadBalancer", "Deletion protection is on."),
    ELB_SCHEME("InvalidScheme", "docs", "The scheme is internal or internet-facing."),
    ELB_SUBNET_MISSING("SubnetNotFound", "docs", "A subnet does not exist."),
    ELB_ONE_SUBNET_PER_ZONE("InvalidConfigurationRequest", "docs SetSubnets", "One subnet per zone, all of one VPC."),
    ELB_GROUP_MISSING("InvalidSecurityGroup", "docs", "A security group does not exist in the balancer's VPC."),
    ELB_NLB_NEEDS_SG_AT_CREATE(
            "InvalidConfigurationRequest",
            "docs NLB guide, Security groups",
            "A network load balancer made without security groups can never get one, one made with can never lose all."),
    ELB_TG_NAME_TAKEN(
            "DuplicateTargetGroupName",
            "docs CreateTargetGroup",
            "A name is one group's; the same settings again answer it."),
    ELB_TG_MISSING(
            "TargetGroupNotFound", "docs", "The target group does not exist. Deleting it succeeds nevertheless."),
    ELB_TG_QUOTA("TooManyTargetGroups", "docs quotas", "Target groups per region."),
    ELB_TG_IN_USE("ResourceInUse", "docs DeleteTargetGroup", "A listener refers to the target group."),
    ELB_TG_ONE_LB("TargetGroupAssociationLimit", "docs quotas", "A target group serves one balancer only."),
    ELB_TG_PROTOCOL(
            "IncompatibleProtocols",
            "docs NLB guide, Listeners",
            "TCP goes to TCP or TCP_UDP, UDP to UDP or TCP_UDP, TCP_UDP to TCP_UDP."),
    ELB_LISTENER_PORT_TAKEN(
            "DuplicateListener",
            "docs CreateListener",
            "A port is one listener's, TCP and UDP alike; the same settings answer it."),
    ELB_LISTENER_MISSING("ListenerNotFound", "docs", "The listener does not exist; deleting it is an error too."),
    ELB_LISTENER_QUOTA("TooManyListeners", "docs quotas", "Listeners per balancer."),
    ELB_ACTION("InvalidLoadBalancerAction", "docs", "A network load balancer forwards, to one target group."),
    ELB_TARGET_UNKNOWN("InvalidTarget", "docs RegisterTargets; wording unverified", "The instance does not exist."),
    ELB_TARGET_NOT_RUNNING("InvalidTarget", "docs RegisterTargets", "The instance is not running."),
    ELB_TARGET_OUTSIDE("InvalidTarget", "docs CreateTargetGroup", "The address is not in the group's VPC."),
    ELB_TARGET_QUOTA("TooManyTargets", "docs quotas", "Targets per target group."),
    ELB_CONFIGURATION("InvalidConfigurationRequest", "docs", "Settings that do not go together."),
    ELB_TAG_QUOTA("TooManyTags", "docs", "Tags per resource."),
    ELB_TAG_TWICE("DuplicateTagKeys", "docs", "A key twice in one request."),
    EC2_VALUE("InvalidParameterValue", "docs EC2 error codes", "A value outside of what is allowed."),
    EC2_PARAMETER_MISSING("MissingParameter", "docs EC2 error codes", "A parameter that must be there is not."),
    EC2_PARAMETERS_CLASH("InvalidParameterCombination", "docs", "Ids and MaxResults do not go together."),
    EC2_VPC_MISSING("InvalidVpcID.NotFound", "docs EC2 error codes", "The VPC does not exist."),
    EC2_SUBNET_MISSING("InvalidSubnetID.NotFound", "docs EC2 error codes", "The subnet does not exist."),
    EC2_INSTANCE_MISSING("InvalidInstanceID.NotFound", "docs EC2 error codes", "The instance does not exist."),
    EC2_INTERFACE_MISSING(
            "InvalidNetworkInterfaceID.NotFound", "docs EC2 error codes", "The interface does not exist."),
    EC2_ID_MISSING("InvalidID", "docs EC2 error codes", "An id of no known resource."),
    EC2_GROUP_MISSING("InvalidGroup.NotFound", "docs EC2 error codes", "The security group does not exist."),
    EC2_GROUP_NAME_TAKEN("InvalidGroup.Duplicate", "docs CreateSecurityGroup", "A group's name is unique in its VPC."),
    EC2_GROUP_QUOTA("SecurityGroupLimitExceeded", "docs quotas", "Security groups per region."),
    EC2_GROUP_IN_USE(
            "DependencyViolation",
            "docs DeleteSecurityGroup; the wait after a balancer's delete by peers",
            "An interface wears the group or another group's rule names it."),
    EC2_RULE_TWICE(
            "InvalidPermission.Duplicate",
            "docs AuthorizeSecurityGroupIngress",
            "The rule exists; the whole call fails."),
    EC2_RULE_MISSING("InvalidPermission.NotFound", "docs RevokeSecurityGroupIngress", "No such rule in the group."),
    EC2_RULE_ID_MISSING("InvalidSecurityGroupRuleId.NotFound", "docs EC2 error codes", "No such rule in the group."),
    EC2_RULE_QUOTA("RulesPerSecurityGroupLimitExceeded", "docs quotas", "Inbound rules per group."),
    EC2_TAG_QUOTA("TagLimitExceeded", "docs EC2 error codes", "Tags per resource."),
    NOT_EMULATED("NotImplementedByEmulator", "this emulator", "AWS can do it, this emulator cannot yet.");

    private final String code;
    private final String source;
    private final String text;

    AwsRule(String code, String source, String text) {
        this.code = code;
        this.source = source;
        this.text = text;
    }

    /** Stable: aws.elb.tg-in-use. */
    public String id() {
        return "aws." + name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    public String code() {
        return code;
    }

    public String source() {
        return source;
    }

    public String text() {
        return text;
    }

    public Refusal refuse(String message) {
        return new Refusal(this, message);
    }
}
