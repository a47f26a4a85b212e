package dev.fairway.cloud.dataplane;

import static dev.fairway.cloud.dataplane.TargetHealth.HEALTHY;
import static dev.fairway.cloud.dataplane.TargetHealth.INITIAL;
import static dev.fairway.cloud.dataplane.TargetHealth.UNHEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthChecksTest {
    private final World world = new World();

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void aTargetIsHealthyAfterItsFirstSuccessAndFollowsWhatHappensToIt() throws Exception {
        TcpTarget target = world.tcpTarget("a");
        Target registered = target.registered();
        world.serve(World.group("g", registered));
        world.health.awaitStates("g", "a", INITIAL, HEALTHY);

        target.close();
        world.health.awaitStates("g", "a", INITIAL, HEALTHY, UNHEALTHY);

        world.own(TcpTarget.start("a", registered.host(), registered.port()));
        world.health.awaitStates("g", "a", INITIAL, HEALTHY, UNHEALTHY, HEALTHY);
    }

    @Test
    void theFirstLookIsAtOnceHoweverLongTheInterval() throws Exception {
        TcpTarget target = world.tcpTarget("a");
        HealthCheck hourly =
                new HealthCheck(HealthCheck.Kind.TCP, "", 0, Duration.ofDays(365), 3, 3, Duration.ofSeconds(10));
        world.serve(new TargetGroup("g", hourly, false, false, List.of(target.registered())));

        world.health.awaitStates("g", "a", INITIAL, HEALTHY);
    }

    @Test
    void aTargetThatNeverAnswersGoesFromInitialToUnhealthy() {
        world.serve(World.group("g", nobody("gone")));

        world.health.awaitStates("g", "gone", INITIAL, UNHEALTHY);
    }

    @ParameterizedTest
    @CsvSource({"200, HEALTHY", "302, HEALTHY", "399, HEALTHY", "404, UNHEALTHY", "503, UNHEALTHY"})
    void anHttpCheckWantsAStatusFrom200To399(int status, TargetHealth expected) throws Exception {
        HttpTarget target = world.own(HttpTarget.start(status));
        world.serve(httpGroup(target.host(), target.port(), 0));

        world.health.awaitStates("g", "a", INITIAL, expected);

        assertThat(target.requests().getFirst())
                .isEqualTo(new HttpTarget.Request(world.balancer, "GET /healthz HTTP/1.1"));
    }

    @Test
    void anHttpCheckFollowsTheStatusOnAPortOfItsOwn() throws Exception {
        HttpTarget target = world.own(HttpTarget.start(503));
        world.serve(httpGroup(target.host(), 1, target.port()));
        world.health.awaitStates("g", "a", INITIAL, UNHEALTHY);

        target.status = 200;

        world.health.awaitStates("g", "a", INITIAL, UNHEALTHY, HEALTHY);
    }

    @Test
    void withTheProxyHeaderOnHealthChecksCarryItTooWithoutAClient() throws Exception {
        HttpTarget target = world.own(HttpTarget.start(200));
        TargetGroup plain = httpGroup(target.host(), target.port(), 0);
        world.serve(new TargetGroup("g", plain.check(), false, true, plain.targets()));

        Eventually.holds("it was probed", () -> !target.requests().isEmpty());

        // A server that does not know the header takes the line end that its signature begins with for the request.
        assertThat(target.requests().getFirst().line()).isEmpty();
    }

    @Test
    void onlyHealthyTargetsGetTraffic() throws Exception {
        Target good = world.tcpTarget("good").registered();
        world.serve(World.group("g", good, nobody("bad")));
        world.health.awaitState("g", "good", HEALTHY);
        world.health.awaitState("g", "bad", UNHEALTHY);

        for (int i = 0; i < 10; i++) {
            assertThat(world.whoAnswers()).isEqualTo("good");
        }
    }

    @Test
    void withNobodyHealthyAllRegisteredTargetsGetTraffic() throws Exception {
        HealthCheck elsewhere =
                new HealthCheck(HealthCheck.Kind.TCP, "", 1, Duration.ofSeconds(10), 3, 2, Duration.ofSeconds(10));
        Target a = world.tcpTarget("a").registered();
        Target b = world.tcpTarget("b").registered();
        world.serve(new TargetGroup("g", elsewhere, false, false, List.of(a, b)));
        world.health.awaitState("g", "a", UNHEALTHY);
        world.health.awaitState("g", "b", UNHEALTHY);

        assertThat(List.of(world.whoAnswers(), world.whoAnswers())).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aGroupThatNoFrontendUsesIsNotProbedUntilOneDoes() throws Exception {
        TcpTarget used = world.tcpTarget("used");
        TcpTarget unused = world.tcpTarget("unused");
        TargetGroup one = World.group("one", used.registered());
        TargetGroup two = World.group("two", unused.registered());
        world.plane.apply(World.state(world.frontend(Transport.TCP, "one"), one, two));
        Eventually.holds("the other was probed five times", () -> used.accepted() >= 5);
        assertThat(unused.accepted()).isZero();
        assertThat(world.health.nothingSaidOf("two")).isTrue();

        world.plane.apply(World.state(world.frontend(Transport.TCP, "two"), one, two));

        world.health.awaitStates("two", "unused", INITIAL, HEALTHY);
        awaitProbes(unused, 2); // one of the other group that was under way may still arrive
        int before = used.accepted();
        awaitProbes(unused, 5);
        assertThat(used.accepted()).isEqualTo(before);
    }

    @Test
    void aDrainingTargetIsNotProbedAndStartsAnewWhenItIsRegisteredAgain() throws Exception {
        TcpTarget a = world.tcpTarget("a");
        TcpTarget b = world.tcpTarget("b");
        world.serveHealthy(World.group("g", a.registered(), b.registered()));

        world.serve(World.group("g", World.draining(a.registered()), b.registered()));
        awaitProbes(b, 2); // one that was under way may still arrive
        int before = a.accepted();
        awaitProbes(b, 5);
        assertThat(a.accepted()).isEqualTo(before);
        assertThat(world.health.of("g", "a")).containsExactly(INITIAL, HEALTHY);

        world.serve(World.group("g", a.registered(), b.registered()));
        world.health.awaitStates("g", "a", INITIAL, HEALTHY, INITIAL, HEALTHY);
        assertThat(world.health.of("g", "b")).containsExactly(INITIAL, HEALTHY);
    }

    @Test
    void anotherIntervalChangesNothingThatIsKnown() throws Exception {
        TcpTarget target = world.tcpTarget("a");
        world.serveHealthy(World.group("g", target.registered()));
        HealthCheck faster =
                new HealthCheck(HealthCheck.Kind.TCP, "", 0, Duration.ofSeconds(5), 3, 3, Duration.ofSeconds(10));

        world.serve(new TargetGroup("g", faster, false, false, List.of(target.registered())));

        awaitProbes(target, 5);
        assertThat(world.health.of("g", "a")).containsExactly(INITIAL, HEALTHY);
    }

    @Test
    void anotherCheckIsUsedAtOnce() throws Exception {
        HttpTarget target = world.own(HttpTarget.start(503));
        TargetGroup http = httpGroup(target.host(), target.port(), 0);
        world.serve(new TargetGroup("g", World.TCP_CHECK, false, false, http.targets()));
        world.health.awaitStates("g", "a", INITIAL, HEALTHY);

        world.serve(http);

        world.health.awaitStates("g", "a", INITIAL, HEALTHY, UNHEALTHY);
    }

    @Test
    void aListenerMayApplyAndMayFail() throws Exception {
        TcpTarget target = world.tcpTarget("a");
        HealthLog log = new HealthLog();
        TargetGroup group = World.group("g", target.registered());
        Frontend frontend = new Frontend(World.address(), World.PORT, Transport.TCP, "g");
        DataPlaneState state = World.state(frontend, group);
        DataPlane[] plane = new DataPlane[1];
        HealthListener nosy = (groupId, targetId, health) -> {
            log.changed(groupId, targetId, health);
            plane[0].apply(state);
            throw new IllegalStateException("thrown by the test");
        };
        plane[0] = world.own(DataPlane.open(nosy, cloudTime -> cloudTime.dividedBy(1000)));

        plane[0].apply(state);

        log.awaitStates("g", "a", INITIAL, HEALTHY);
    }

    private static void awaitProbes(TcpTarget target, int more) {
        int goal = target.accepted() + more;
        Eventually.holds("probed " + more + " times more", () -> target.accepted() >= goal);
    }

    private static TargetGroup httpGroup(String host, int port, int portOverride) throws IOException {
        HealthCheck check = new HealthCheck(
                HealthCheck.Kind.HTTP, "/healthz", portOverride, Duration.ofSeconds(10), 2, 2, Duration.ofSeconds(10));
        return new TargetGroup("g", check, false, false, List.of(new Target("a", host, port, false)));
    }

    private static Target nobody(String id) {
        return new Target(id, World.address(), 9, false);
    }
}
