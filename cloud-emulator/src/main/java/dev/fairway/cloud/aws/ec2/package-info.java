/** The part of EC2 that a load balancer controller calls: networks, instances, interfaces, security groups, tags. */
@NullMarked
package dev.fairway.cloud.aws.ec2;

import org.jspecify.annotations.NullMarked;
