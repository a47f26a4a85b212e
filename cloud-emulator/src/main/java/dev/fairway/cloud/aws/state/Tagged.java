package dev.fairway.cloud.aws.state;

import dev.fairway.cloud.store.Entity;
import java.util.Map;

/** A resource that carries tags. */
public sealed interface Tagged extends Entity
        permits Vpc, Subnet, Instance, NetworkInterface, SecurityGroup, GroupRule, LoadBalancer, TargetGroup, Listener {
    Map<String, String> tags();

    Tagged withTags(Map<String, String> wanted);
}
