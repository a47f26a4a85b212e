package dev.fairway.cloud.dataplane;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Targets answer UDP only, so TCP checks fail and groups of this test are open to all: picking is what it is with UDP. */
class UdpForwardingTest {
    private final World world = new World(cloudTime -> cloudTime.dividedBy(500));

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private record Answer(String target, String peer, int peerPort, String data) {}

    @Test
    void datagramsGoBothWaysAndTheTargetSeesTheBalancer() throws Exception {
        serve(World.group("g", target("a")));
        DatagramSocket client = client();

        Answer answer = ask(client, "hello");

        assertThat(answer.target()).isEqualTo("a");
        assertThat(answer.peer()).isEqualTo(world.balancer);
        assertThat(answer.data()).isEqualTo("hello");
    }

    @Test
    void theTargetSeesTheClientWhereItsAddressIsPreserved() throws Exception {
        serve(new TargetGroup("g", World.TCP_CHECK, true, false, List.of(target("a"))));

        assertThat(ask(client(), "hello").peer()).isEqualTo(world.client);
    }

    @Test
    void aLargeDatagramArrivesWhole() throws Exception {
        serve(World.group("g", target("a")));
        String large = "x".repeat(60_000);

        assertThat(ask(client(), large).data()).isEqualTo(large);
    }

    @Test
    void aProxyHeaderIsInFrontOfEveryDatagram() throws Exception {
        serve(new TargetGroup("g", World.TCP_CHECK, false, true, List.of(target("a"))));
        DatagramSocket client = client();
        byte[] header = ProxyHeader.of(
                Transport.UDP,
                (InetSocketAddress) client.getLocalSocketAddress(),
                InetAddress.getByName(world.balancer),
                World.PORT);

        assertThat(ask(client, "one").data()).isEqualTo(new String(header, ISO_8859_1) + "one");
        assertThat(ask(client, "two").data()).isEqualTo(new String(header, ISO_8859_1) + "two");
    }

    @Test
    void aClientStaysWithItsTargetAndClientsAreSpread() throws Exception {
        serve(World.group("g", target("a"), target("b")));
        Set<String> targets = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            DatagramSocket client = client();
            Answer first = ask(client, "1");
            Answer second = ask(client, "2");
            assertThat(second.target()).isEqualTo(first.target());
            assertThat(second.peerPort()).isEqualTo(first.peerPort());
            targets.add(first.target());
        }
        assertThat(targets).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aQuietSessionIsForgotten() throws Exception {
        serve(World.group("g", target("a")));
        DatagramSocket client = client();
        int port = ask(client, "1").peerPort();

        Eventually.holds("another session", () -> quietThenAsk(client) != port);
    }

    private int quietThenAsk(DatagramSocket client) {
        try {
            client.setSoTimeout((int) Duration.ofSeconds(120).dividedBy(500).toMillis() * 2);
            client.receive(new DatagramPacket(new byte[1], 1));
            throw new AssertionError("an answer nobody asked for");
        } catch (SocketTimeoutException quiet) {
            try {
                return ask(client, "2").peerPort();
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aDrainingTargetKeepsItsSessionsUntilItIsRemoved() throws Exception {
        Target a = target("a");
        Target b = target("b");
        serve(World.group("g", a));
        DatagramSocket old = client();
        ask(old, "1");

        serve(World.group("g", World.draining(a), b));
        assertThat(ask(old, "2").target()).isEqualTo("a");
        assertThat(ask(client(), "1").target()).isEqualTo("b");

        serve(World.group("g", b));
        assertThat(ask(old, "3").target()).isEqualTo("b");
    }

    @Test
    void tcpAndUdpShareANumberAndAFreedPortCanBeTakenAtOnce() throws Exception {
        TargetGroup tcp = World.group("tcp", world.tcpTarget("t").registered());
        TargetGroup udp = World.group("udp", target("u"));
        Frontend tcpFrontend = world.frontend(Transport.TCP, "tcp");
        Frontend udpFrontend = world.frontend(Transport.UDP, "udp");

        world.plane.apply(new DataPlaneState(List.of(tcpFrontend, udpFrontend), List.of(tcp, udp)));
        assertThat(world.whoAnswers()).isEqualTo("t");
        assertThat(ask(client(), "1").target()).isEqualTo("u");

        world.plane.apply(new DataPlaneState(List.of(tcpFrontend), List.of(tcp, udp)));
        new DatagramSocket(World.PORT, InetAddress.getByName(world.balancer)).close();
    }

    private void serve(TargetGroup group) {
        world.plane.apply(World.state(world.frontend(Transport.UDP, group.id()), group));
    }

    private Target target(String name) throws IOException {
        return world.own(UdpTarget.start(name)).registered();
    }

    private DatagramSocket client() throws IOException {
        DatagramSocket socket = world.own(new DatagramSocket(0, InetAddress.getByName(world.client)));
        socket.setSoTimeout(10_000);
        return socket;
    }

    private Answer ask(DatagramSocket client, String data) throws IOException {
        byte[] bytes = data.getBytes(ISO_8859_1);
        client.send(new DatagramPacket(bytes, bytes.length, new InetSocketAddress(world.balancer, World.PORT)));
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        client.setSoTimeout(10_000);
        client.receive(packet);
        String[] words = new String(Arrays.copyOf(packet.getData(), packet.getLength()), ISO_8859_1).split(" ", 4);
        return new Answer(words[0], words[1], Integer.parseInt(words[2]), words[3]);
    }
}
