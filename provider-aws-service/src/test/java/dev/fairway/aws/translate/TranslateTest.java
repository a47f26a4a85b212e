package dev.fairway.aws.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.aws.Given;
import dev.fairway.aws.spec.AwsSpec;
import dev.fairway.aws.spec.Listener;
import dev.fairway.aws.spec.LoadBalancer;
import dev.fairway.aws.spec.SecurityGroupRules;
import dev.fairway.aws.spec.SecurityGroupRules.Rule;
import dev.fairway.aws.spec.TargetGroup;
import dev.fairway.aws.spec.Targets;
import dev.fairway.aws.spec.Targets.TargetRef;
import dev.fairway.contracts.model.Protocol;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Change;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.spi.plan.Plan;
import dev.fairway.spi.plan.Planner;
import dev.fairway.spi.plan.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TranslateTest {
    private static final String NODE = "aws:///us-east-1a/i-0a";

    @Test
    void aPortBecomesAListenerAGroupAndItsTargets() {
        List<AwsSpec> specs = specs(tcp80().nodes(NODE));

        assertThat(only(Listener.class, specs).summary()).isEqualTo("listener TCP 80");
        assertThat(only(TargetGroup.class, specs).port()).isEqualTo(30080);
        assertThat(only(Targets.class, specs).targets()).containsExactly(new TargetRef("i-0a", 30080));
        assertThat(only(LoadBalancer.class, specs).subnets()).containsExactly("subnet-a", "subnet-b");
    }

    @Test
    void namesFitTheCloudsLimitAndSayWhoseTheyAre() {
        assertThat(only(LoadBalancer.class, specs(tcp80())).name())
                .startsWith("fw-default-web-")
                .hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void aBalancerIsMadeInThreeRoundsWhateverTheNumberOfPorts() {
        Given service = tcp80().port(Protocol.TCP, 443, 30443, "8443").nodes(NODE);
        Plan<AwsSpec> plan = Planner.plan(specs(service), List.of());
        List<Change.Put<AwsSpec>> waiting = new ArrayList<>(plan.puts());
        int rounds = 0;
        while (!waiting.isEmpty()) {
            waiting.removeAll(Rounds.ready(waiting, Set.of()));
            rounds++;
        }

        assertThat(rounds).isEqualTo(3);
        assertThat(plan.puts()).hasSize(9);
    }

    @Test
    @DisplayName("A-30 TCP and UDP on one port are one TCP_UDP listener, let in for both")
    void bothProtocols() {
        List<AwsSpec> specs = specs(Given.service()
                .port(Protocol.TCP, 53, 30053, "53")
                .port(Protocol.UDP, 53, 30053, "53")
                .nodes(NODE));

        assertThat(only(Listener.class, specs).protocol()).isEqualTo("TCP_UDP");
        assertThat(only(SecurityGroupRules.class, specs).rules())
                .contains(new Rule("tcp", 53, 53, "0.0.0.0/0"), new Rule("udp", 53, 53, "0.0.0.0/0"));
    }

    @Test
    @DisplayName("A-21 a changed node port repoints the listener to a new group and removes the old one afterwards")
    void changedNodePort() {
        Plan<AwsSpec> plan = change(
                tcp80().nodes(NODE),
                Given.service().port(Protocol.TCP, 80, 31999, "8080").nodes(NODE));

        assertThat(plan.before()).isEmpty();
        assertThat(plan.puts())
                .filteredOn(Change.Update.class::isInstance)
                .extracting(Change::id)
                .containsExactly(Listener.idOf("internet-facing", 80));
        assertThat(plan.after())
                .extracting(delete -> delete.id().type())
                .containsExactly(TargetGroup.TYPE, Targets.TYPE);
    }

    @Test
    @DisplayName("C-21 a changed protocol keeps the listener")
    void changedProtocol() {
        Plan<AwsSpec> plan = change(
                tcp80().nodes(NODE),
                Given.service().port(Protocol.UDP, 80, 30080, "8080").nodes(NODE));

        assertThat(plan.interrupts()).isFalse();
        assertThat(plan.puts())
                .filteredOn(Change.Update.class::isInstance)
                .extracting(Change::id)
                .contains(Listener.idOf("internet-facing", 80));
    }

    @Test
    @DisplayName("C-22 a second port touches nothing of the first")
    void secondPort() {
        Plan<AwsSpec> plan = change(
                tcp80().nodes(NODE),
                tcp80().port(Protocol.TCP, 81, 30081, "8081").nodes(NODE));

        assertThat(plan.after()).isEmpty();
        assertThat(plan.puts())
                .extracting(put -> put.id().type())
                .containsExactlyInAnyOrder(Listener.TYPE, TargetGroup.TYPE, Targets.TYPE, SecurityGroupRules.TYPE);
    }

    @Test
    void anotherSchemeIsAWholeBalancerBesideTheOld() {
        Plan<AwsSpec> plan = change(tcp80().nodes(NODE), tcp80().nodes(NODE).annotation("scheme", "internal"));

        assertThat(plan.interrupts()).isFalse();
        assertThat(plan.after())
                .extracting(delete -> delete.id().type())
                .contains(LoadBalancer.TYPE, Listener.TYPE, TargetGroup.TYPE);
    }

    @Test
    @DisplayName("C-26 and C-27 externalTrafficPolicy changes the health check in place")
    void localAndBack() {
        Given cluster = tcp80().nodes(NODE);
        Given local = tcp80().nodes(NODE).local(32000);

        assertThat(change(cluster, local).describe()).singleElement().asString().startsWith("update target group");
        assertThat(only(TargetGroup.class, specs(local)).healthCheck().port()).isEqualTo("32000");
        assertThat(change(local, cluster).describe()).singleElement().asString().startsWith("update target group");
    }

    @Test
    @DisplayName("R8 an unknown set leaves targets as they are and says so; an empty one empties them")
    void unknownIsNotEmpty() {
        List<Found<AwsSpec>> there = found(specs(tcp80().nodes(NODE)));
        var unknown = Translate.domain(tcp80().view(there));

        assertThat(Planner.plan(unknown.specs(), there).isEmpty()).isTrue();
        assertThat(unknown.notes().get(Given.UID)).extracting(Problem::reason).containsExactly("WaitingForBackends");
        assertThat(only(
                                Targets.class,
                                Translate.domain(tcp80().nodes().view(there)).specs())
                        .targets())
                .isEmpty();
    }

    @Test
    void podsAreTargetsWhileReadyAndEndingOnesOnlyWhereNoneIs() {
        Given service = Given.service().port(Protocol.TCP, 80, 0, "8080").annotation("nlb-target-type", "ip");
        var ending = Given.pod("10.244.0.2", 8080, false, true);

        assertThat(only(
                                Targets.class,
                                specs(service.pods("tcp-80", Given.pod("10.244.0.1", 8080, true, false), ending)))
                        .targets())
                .containsExactly(new TargetRef("10.244.0.1", 8080));
        assertThat(only(Targets.class, specs(service.pods("tcp-80", ending))).targets())
                .containsExactly(new TargetRef("10.244.0.2", 8080));
    }

    @Test
    void nodesOfOtherCloudsAreLeftOutAndCounted() {
        var translated = Translate.domain(tcp80().nodes("gce://p/z/n").view(List.of()));

        assertThat(only(Targets.class, translated.specs()).targets()).isEmpty();
        assertThat(translated.notes().get(Given.UID))
                .extracting(Problem::reason)
                .containsExactly("UnAvailableLoadBalancer", "NodesOfOtherClouds");
    }

    private static Given tcp80() {
        return Given.service().port(Protocol.TCP, 80, 30080, "8080");
    }

    private static List<AwsSpec> specs(Given service) {
        return Translate.domain(service.view(List.of())).specs();
    }

    private static Plan<AwsSpec> change(Given before, Given after) {
        List<Found<AwsSpec>> there = found(specs(before));
        return Planner.plan(Translate.domain(after.view(there)).specs(), there);
    }

    private static List<Found<AwsSpec>> found(List<AwsSpec> specs) {
        return specs.stream()
                .map(spec -> new Found<>(spec, Handle.of(spec.id().toString())))
                .toList();
    }

    private static <T> T only(Class<T> type, List<AwsSpec> specs) {
        List<T> all = specs.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
