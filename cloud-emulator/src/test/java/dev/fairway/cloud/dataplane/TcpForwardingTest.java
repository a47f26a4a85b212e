package dev.fairway.cloud.dataplane;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TcpForwardingTest {
    private final World world = new World();

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void bytesGoBothWaysAndAnEndOfStreamTravelsAlone() throws Exception {
        world.serve(World.group("g", world.tcpTarget("a").registered()));
        TcpClient client = world.connect();
        assertThat(client.greeting().name()).isEqualTo("a");

        client.send("before".getBytes(US_ASCII));
        assertThat(client.read(6)).asString(US_ASCII).isEqualTo("before");
        client.send("after".getBytes(US_ASCII)).endOutput();

        assertThat(client.readAll()).asString(US_ASCII).isEqualTo("after");
    }

    @Test
    void muchDataArrivesWholeWhileBothSidesSend() throws Exception {
        world.serve(World.group("g", world.tcpTarget("a").registered()));
        TcpClient client = world.connect();
        client.greeting();
        byte[] sent = new byte[20_000_000];
        new Random(1).nextBytes(sent);

        var received = CompletableFuture.supplyAsync(() -> readAll(client));
        client.send(sent).endOutput();

        assertThat(received.get()).isEqualTo(sent);
    }

    private static byte[] readAll(TcpClient client) {
        try {
            return client.readAll();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void connectionsAreSpreadEvenly() throws Exception {
        Target[] targets = {
            world.tcpTarget("a").registered(),
            world.tcpTarget("b").registered(),
            world.tcpTarget("c").registered()
        };
        world.serveHealthy(World.group("g", targets));

        Map<String, Integer> answers = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            answers.merge(world.whoAnswers(), 1, Integer::sum);
        }

        assertThat(answers).isEqualTo(Map.of("a", 10, "b", 10, "c", 10));
    }

    @Test
    void theTargetSeesTheBalancer() throws Exception {
        world.serve(World.group("g", world.tcpTarget("a").registered()));

        assertThat(world.connect().greeting().peer()).isEqualTo(world.balancer);
    }

    @Test
    void theTargetSeesTheClientWhereItsAddressIsPreserved() throws Exception {
        Target target = world.tcpTarget("a").registered();
        world.serve(new TargetGroup("g", World.TCP_CHECK, true, false, List.of(target)));

        assertThat(world.connect().greeting().peer()).isEqualTo(world.client);
        assertThat(world.connectFrom("127.0.0.1").greeting().peer()).isEqualTo("127.0.0.1");
    }

    @Test
    void theProxyHeaderComesFirstAndNamesClientAndListener() throws Exception {
        Target target = world.tcpTarget("a").registered();
        world.serve(new TargetGroup("g", World.TCP_CHECK, false, true, List.of(target)));
        TcpClient client = world.connect();
        client.greeting();
        client.send("hello".getBytes(US_ASCII)).endOutput();

        byte[] expected = ProxyHeader.of(
                Transport.TCP,
                (InetSocketAddress) client.socket().getLocalSocketAddress(),
                client.socket().getInetAddress(),
                World.PORT);
        byte[] echo = client.readAll();
        assertThat(echo)
                .startsWith(expected)
                .endsWith("hello".getBytes(US_ASCII))
                .hasSize(expected.length + 5);
    }

    @Test
    void aTargetThatRefusesResetsTheClient() throws Exception {
        world.serve(World.group("g", new Target("gone", World.address(), 9, false)));

        // As early as in connect, where the reset is quick.
        assertThatThrownBy(() -> world.connect().readAll())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void aResetOfTheTargetReachesTheClient() throws Exception {
        TcpTarget target = world.tcpTarget("a");
        world.serve(World.group("g", target.registered()));
        TcpClient client = world.connect();
        client.greeting();

        target.resetConnections();

        assertThatThrownBy(client::readAll).isInstanceOf(SocketException.class).hasMessageContaining("reset");
    }

    @Test
    void aResetOfTheClientReachesTheTarget() throws Exception {
        TcpTarget target = world.tcpTarget("a");
        world.serve(World.group("g", target.registered()));
        TcpClient client = world.connect();
        client.greeting();

        client.socket().setSoLinger(true, 0);
        client.close();

        Eventually.holds("the target's connection ended", () -> target.open() == 0);
    }

    @Test
    void withoutTargetsOrWithoutTheGroupTheConnectionIsClosed() throws Exception {
        world.serve(World.group("empty"));
        assertThat(world.connect().readAll()).isEmpty();

        world.plane.apply(World.state(world.frontend(Transport.TCP, "unknown")));
        assertThat(world.connect().readAll()).isEmpty();
    }
}
