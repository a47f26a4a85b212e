package dev.fairway.cloud.dataplane;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final World world = new World();

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void aDrainingTargetKeepsItsConnectionsAndGetsNoNewOnes() throws Exception {
        Target a = world.tcpTarget("a").registered();
        Target b = world.tcpTarget("b").registered();
        world.serveHealthy(World.group("g", a));
        TcpClient old = world.connect();
        old.greeting();

        world.serve(World.group("g", World.draining(a), b));

        for (int i = 0; i < 10; i++) {
            assertThat(world.whoAnswers()).isEqualTo("b");
        }
        assertThat(old.send("still".getBytes(US_ASCII)).read(5))
                .asString(US_ASCII)
                .isEqualTo("still");
    }

    @Test
    void aRemovedTargetsConnectionsEnd() throws Exception {
        TcpTarget a = world.tcpTarget("a");
        Target b = world.tcpTarget("b").registered();
        world.serveHealthy(World.group("g", a.registered()));
        TcpClient old = world.connect();
        old.greeting();

        world.serve(World.group("g", b));

        assertThatThrownBy(old::readAll).isInstanceOf(SocketException.class);
        Eventually.holds("the target's side ended too", () -> a.open() == 0);
    }

    @Test
    void aClientSeesNoFailureWhileTargetsComeDrainAndGo() throws Exception {
        Target a = world.tcpTarget("a").registered();
        Target b = world.tcpTarget("b").registered();
        world.serveHealthy(World.group("g", a, b));
        try (Traffic traffic = new Traffic(world)) {
            for (int round = 0; round < 10; round++) {
                world.serve(World.group("g", World.draining(a), b));
                traffic.awaitConnections(10);
                world.serve(World.group("g", b));
                traffic.awaitConnections(10);
                world.serve(World.group("g", a, b));
                world.health.awaitState("g", "a", TargetHealth.HEALTHY);
            }
        }
    }

    @Test
    void repointingLosesNoConnectionAndTakesEffectAtOnce() throws Exception {
        Target blue = world.tcpTarget("blue").registered();
        Target green = world.tcpTarget("green").registered();
        world.serveHealthy(World.group("blue", blue));
        TcpClient old = world.connect();
        old.greeting();
        try (Traffic traffic = new Traffic(world)) {
            for (int round = 0; round < 10; round++) {
                world.plane.apply(World.state(
                        world.frontend(Transport.TCP, "green"),
                        World.group("blue", blue),
                        World.group("green", green)));
                assertThat(world.whoAnswers()).isEqualTo("green");
                traffic.awaitConnections(10);
                world.plane.apply(World.state(
                        world.frontend(Transport.TCP, "blue"), World.group("blue", blue), World.group("green", green)));
                assertThat(world.whoAnswers()).isEqualTo("blue");
            }
        }
        assertThat(old.send("still".getBytes(US_ASCII)).read(5))
                .asString(US_ASCII)
                .isEqualTo("still");
    }

    @Test
    void newConnectionsFollowAtOnceWhenTheOldGroupGoesInTheSameStep() throws Exception {
        Target blue = world.tcpTarget("blue").registered();
        Target green = world.tcpTarget("green").registered();
        world.serve(World.group("blue", blue));
        TcpClient old = world.connect();
        old.greeting();

        world.serve(World.group("green", green));

        assertThat(world.whoAnswers()).isEqualTo("green");
        assertThatThrownBy(old::readAll).isInstanceOf(SocketException.class);
    }

    @Test
    void otherFrontendsComingAndGoingDoNotDisturbAnOpenConnection() throws Exception {
        TargetGroup group = World.group("g", world.tcpTarget("a").registered());
        world.serve(group);
        TcpClient open = world.connect();
        open.greeting();
        Frontend other = new Frontend(World.address(), World.PORT, Transport.TCP, "g");

        world.plane.apply(new DataPlaneState(List.of(world.frontend(Transport.TCP, "g"), other), List.of(group)));
        world.serve(group);

        assertThat(open.send("still".getBytes(US_ASCII)).read(5))
                .asString(US_ASCII)
                .isEqualTo("still");
    }

    @Test
    void aRemovedFrontendRefusesAndItsConnectionsEnd() throws Exception {
        TargetGroup group = World.group("g", world.tcpTarget("a").registered());
        world.serve(group);
        TcpClient open = world.connect();
        open.greeting();

        world.plane.apply(new DataPlaneState(List.of(), List.of(group)));

        assertThatThrownBy(world::connect).isInstanceOf(ConnectException.class);
        assertThatThrownBy(open::readAll).isInstanceOf(SocketException.class);
        world.serve(group);
        assertThat(world.whoAnswers()).isEqualTo("a");
    }

    @Test
    void aPortThatIsTakenIsOpenedOnceItIsFree() throws Exception {
        TargetGroup group = World.group("g", world.tcpTarget("a").registered());
        Frontend other = new Frontend(World.address(), World.PORT, Transport.TCP, "g");
        try (var squatter = new ServerSocket(World.PORT, 1, InetAddress.getByName(world.balancer))) {
            world.plane.apply(new DataPlaneState(List.of(world.frontend(Transport.TCP, "g"), other), List.of(group)));
            assertThat(squatter.isBound()).isTrue();
        }
        Eventually.holds("the frontend is open", () -> {
            try {
                return world.whoAnswers().equals("a");
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @Test
    void closingEndsEverything() throws Exception {
        TcpTarget a = world.tcpTarget("a");
        world.serveHealthy(World.group("g", a.registered()));
        TcpClient open = world.connect();
        open.greeting();

        world.plane.close();
        world.plane.close();

        assertThatThrownBy(world::connect).isInstanceOf(ConnectException.class);
        assertThatThrownBy(open::readAll).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> world.serve(World.group("g"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aThousandFrontendsOpenAndForward() throws Exception {
        TargetGroup group = World.group("g", world.tcpTarget("a").registered());
        List<Frontend> frontends = IntStream.range(0, 1000)
                .mapToObj(i -> new Frontend(world.balancer, World.PORT + i, Transport.TCP, "g"))
                .toList();

        world.plane.apply(new DataPlaneState(frontends, List.of(group)));

        assertThat(world.whoAnswers()).isEqualTo("a");
    }
}
