package dev.fairway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cloud.CloudConfig;
import dev.fairway.cloud.CloudEmulator;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is called in whatever order: nothing is left that refers to something gone. */
class ReferencesProperties {
    private static Given given = new Given(CloudConfig.inMemory().stepped());

    /** A call about one of a few resources of each kind. */
    record Step(Kind kind, int which, int other) {
        enum Kind {
            GROUP,
            GROUP_RULE,
            POOL,
            BALANCER,
            LISTENER,
            REGISTER,
            DEREGISTER,
            DELETE_GROUP,
            DELETE_POOL,
            DELETE_BALANCER,
            DELETE_LISTENER,
            WAIT
        }
    }

    @BeforeContainer
    static void start() {
        given.close();
        given = new Given(CloudConfig.inMemory().stepped());
    }

    @AfterContainer
    static void stop() {
        given.close();
    }

    @Property(tries = 25)
    void nothing_dangles(@ForAll("steps") List<Step> steps) {
        given.emulator.aws().reset();
        List.of("n0", "n1").forEach(given::securityGroup);
        List.of("n0", "n1").forEach(given::targetGroup);
        take(new Step(Step.Kind.BALANCER, 0, 0));
        take(new Step(Step.Kind.LISTENER, 0, 1));
        for (Step step : steps) {
            Sdk.code(() -> take(step));
            noReferenceDangles(given.emulator);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Step.Kind.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 1))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }

    private void take(Step step) {
        String name = "n" + step.which();
        String other = "n" + step.other();
        switch (step.kind()) {
            case GROUP -> given.securityGroup(name);
            case GROUP_RULE ->
                given.ec2()
                        .authorizeSecurityGroupIngress(r -> r.groupId(group(name))
                                .ipPermissions(
                                        p -> p.ipProtocol("-1").userIdGroupPairs(pair -> pair.groupId(group(other)))));
            case POOL -> given.targetGroup(name);
            case BALANCER ->
                given.elb()
                        .createLoadBalancer(r -> r.name(name)
                                .type("network")
                                .subnets(Given.SUBNETS)
                                .securityGroups(group(other)));
            case LISTENER -> given.listener(balancer(name), 80 + step.other(), pool(other));
            case REGISTER -> given.register(pool(name), "10.244.0." + step.other());
            case DEREGISTER -> given.deregister(pool(name), "10.244.0." + step.other());
            case DELETE_GROUP -> given.ec2().deleteSecurityGroup(r -> r.groupId(group(name)));
            case DELETE_POOL -> given.elb().deleteTargetGroup(r -> r.targetGroupArn(pool(name)));
            case DELETE_BALANCER -> given.elb().deleteLoadBalancer(r -> r.loadBalancerArn(balancer(name)));
            case DELETE_LISTENER -> given.elb().deleteListener(r -> r.listenerArn(listener(balancer(name))));
            case WAIT -> given.emulator.advance(Duration.ofSeconds(10 + 300L * step.other()));
        }
    }

    private String group(String name) {
        return given
                .ec2()
                .describeSecurityGroups(r -> r.filters(f -> f.name("group-name").values(name)))
                .securityGroups()
                .stream()
                .findFirst()
                .map(each -> each.groupId())
                .orElse("sg-none");
    }

    private String pool(String name) {
        return given.elb()
                .describeTargetGroups(r -> r.names(name))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    private String balancer(String name) {
        return given.elb()
                .describeLoadBalancers(r -> r.names(name))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    private String listener(String balancer) {
        return given.elb().describeListeners(r -> r.loadBalancerArn(balancer)).listeners().stream()
                .findFirst()
                .map(each -> each.listenerArn())
                .orElse("arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/none");
    }

    private static void noReferenceDangles(CloudEmulator emulator) {
        Set<String> ids = new HashSet<>();
        emulator.aws().state().forEach(each -> ids.add(each.path("id").asText()));
        emulator.aws().state().forEach(each -> {
            var value = each.path("value");
            switch (each.path("kind").asText()) {
                case "Listener" ->
                    assertThat(ids)
                            .contains(
                                    value.path("loadBalancer").asText(),
                                    value.path("targetGroup").asText());
                case "NetworkInterface" ->
                    value.path("groups").forEach(group -> assertThat(ids).contains(group.asText()));
                case "LoadBalancer" ->
                    value.path("groups")
                            .path("ids")
                            .forEach(group -> assertThat(ids).contains(group.asText()));
                case "GroupRule" -> {
                    assertThat(ids).contains(value.path("group").asText());
                    if (value.path("permission")
                            .path("peer")
                            .path("kind")
                            .asText()
                            .equals("GROUP")) {
                        assertThat(ids)
                                .contains(value.path("permission")
                                        .path("peer")
                                        .path("value")
                                        .asText());
                    }
                }
                default -> assertThat(value.isObject()).isTrue();
            }
        });
    }
}
