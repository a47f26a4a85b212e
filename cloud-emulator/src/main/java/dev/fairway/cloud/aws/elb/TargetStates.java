package dev.fairway.cloud.aws.elb;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Health;
import dev.fairway.cloud.aws.state.Instance;
import dev.fairway.cloud.aws.state.LoadBalancer;
import dev.fairway.cloud.aws.state.Subnet;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.aws.state.TargetGroup.Target;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/**
 * The state that AWS reports of a target. The first line that holds decides:
 *
 * <pre>
 * deregistered, delay runs                draining  Target.DeregistrationInProgress
 * its instance is terminated              unused    Target.InvalidState
 * no listener forwards to the group       unused    Target.NotInUse
 * its zone is not one of the balancer's   unused    Target.NotInUse
 * the balancer is provisioning            initial   Elb.RegistrationInProgress
 * no check has decided yet                initial   Elb.InitialHealthChecking
 * the checks fail                         unhealthy Target.FailedHealthChecks
 * else                                    healthy
 * </pre>
 */
final class TargetStates {
    private final Account account;
    private final Health.Source health;

    TargetStates(Account account, Health.Source health) {
        this.account = account;
        this.health = health;
    }

    InGroup in(TargetGroup group) {
        Optional<LoadBalancer> lb = account.loadBalancerOf(group);
        return new InGroup(group, lb, lb.map(this::zones).orElse(Set.of()));
    }

    private Set<String> zones(LoadBalancer lb) {
        return lb.shape().subnets().stream()
                .flatMap(id -> account.store().find(Subnet.class, id).stream())
                .map(Subnet::zone)
                .collect(Collectors.toSet());
    }

    /** The targets of one group, whose balancer and zones are looked up once. */
    final class InGroup {
        private final TargetGroup group;
        private final Optional<LoadBalancer> lb;
        private final Set<String> zones;

        private InGroup(TargetGroup group, Optional<LoadBalancer> lb, Set<String> zones) {
            this.group = group;
            this.lb = lb;
            this.zones = zones;
        }

        TargetHealthDescription of(Target target) {
            return described(
                    TargetDescription.builder()
                            .id(target.id())
                            .port(target.port())
                            .availabilityZone(
                                    group.shape().instances() || target.zone().isEmpty() ? null : target.zone())
                            .build(),
                    state(target));
        }

        TargetHealthDescription notRegistered(TargetDescription wanted) {
            return described(
                    wanted, state("unused", "Target.NotRegistered", "Target is not registered to the target group"));
        }

        private TargetHealthDescription described(TargetDescription target, TargetHealth state) {
            boolean own = group.check().port().equals("traffic-port");
            return TargetHealthDescription.builder()
                    .target(target)
                    .healthCheckPort(
                            own ? String.valueOf(target.port()) : group.check().port())
                    .targetHealth(state)
                    .build();
        }

        private TargetHealth state(Target target) {
            if (target.draining()) {
                return state("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");
            }
            if (group.shape().instances() && !running(target.id())) {
                return state("unused", "Target.InvalidState", "Target is in the terminated state");
            }
            if (lb.isEmpty()) {
                return state(
                        "unused",
                        "Target.NotInUse",
                        "Target group is not configured to receive traffic from the load balancer");
            }
            if (!target.zone().isEmpty() && !zones.contains(target.zone())) {
                return state(
                        "unused",
                        "Target.NotInUse",
                        "Target is in an Availability Zone that is not enabled for the load balancer");
            }
            if (!lb.get().active(account.now())) {
                return state("initial", "Elb.RegistrationInProgress", "Target registration is in progress");
            }
            return switch (health.of(group, target)) {
                case INITIAL -> state("initial", "Elb.InitialHealthChecking", "Initial health checks in progress");
                case HEALTHY -> state("healthy", null, null);
                case UNHEALTHY -> state("unhealthy", "Target.FailedHealthChecks", "Health checks failed");
            };
        }

        private TargetHealth state(String state, @Nullable String reason, @Nullable String description) {
            return TargetHealth.builder()
                    .state(state)
                    .reason(reason)
                    .description(description)
                    .build();
        }
    }

    private boolean running(String instance) {
        return account.store()
                .find(Instance.class, instance)
                .map(Instance::running)
                .orElse(false);
    }
}
