package dev.fairway.aws.spec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.fairway.spi.Spec;

/**
 * The parts of a Network Load Balancer.
 *
 * <pre>
 * security-group ◀ security-group-rules
 *        ▲
 * load-balancer ◀ listener ▶ target-group ◀ targets          shared: security-group ◀ node-access
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SecurityGroup.class, name = SecurityGroup.TYPE),
    @JsonSubTypes.Type(value = SecurityGroupRules.class, name = SecurityGroupRules.TYPE),
    @JsonSubTypes.Type(value = NodeAccess.class, name = NodeAccess.TYPE),
    @JsonSubTypes.Type(value = TargetGroup.class, name = TargetGroup.TYPE),
    @JsonSubTypes.Type(value = Targets.class, name = Targets.TYPE),
    @JsonSubTypes.Type(value = LoadBalancer.class, name = LoadBalancer.TYPE),
    @JsonSubTypes.Type(value = Listener.class, name = Listener.TYPE)
})
public sealed interface AwsSpec extends Spec
        permits SecurityGroup, SecurityGroupRules, NodeAccess, TargetGroup, Targets, LoadBalancer, Listener {}
