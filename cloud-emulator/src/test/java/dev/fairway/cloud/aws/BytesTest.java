package dev.fairway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cloud.CloudConfig;
import dev.fairway.cloud.admin.Cloud;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From API calls to bytes: a pod's socket, a balancer's address, and what is between them. Time runs a hundredfold. */
class BytesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Given given = new Given(CloudConfig.inMemory().withSpeed(100).withSockets());

    @AfterEach
    void close() {
        given.close();
    }

    @Test
    void a_balancer_forwards_to_a_healthy_pod_until_its_listener_is_gone() throws IOException {
        try (ServerSocket pod = pod("127.20.200.7", "pod-7")) {
            String pool = given.targetGroup(Given.group("bytes").port(pod.getLocalPort()));
            String lb = given.loadBalancer("bytes-test");
            String listener = given.listener(lb, 8080, pool);
            given.register(pool, "10.244.200.7");
            String name = given.elb()
                    .describeLoadBalancers()
                    .loadBalancers()
                    .getFirst()
                    .dnsName();
            Cloud.Resolved at = given.emulator.aws().resolve(name).orElseThrow();

            assertThat(at.addresses().getFirst()).startsWith("127.50.");
            assertThat(at.ports()).containsEntry(8080, 8080);
            await(() -> given.health(pool).equals(List.of("10.244.200.7:" + pod.getLocalPort() + " healthy")));
            await(() -> ask(at).equals("pod-7"));
            given.elb().deleteListener(r -> r.listenerArn(listener));
            await(() -> ask(at).equals("refused"));
        }
    }

    @Test
    void an_instance_is_reached_at_its_node_and_an_internal_balancer_has_an_internal_address() throws IOException {
        try (ServerSocket node = pod("127.10.0.1", "node-1")) {
            String pool = given.targetGroup(
                    Given.group("nodes").targetType("instance").port(node.getLocalPort()));
            String lb = given.elb()
                    .createLoadBalancer(r -> r.name("inside-test")
                            .type("network")
                            .scheme("internal")
                            .subnets(Given.SUBNETS))
                    .loadBalancers()
                    .getFirst()
                    .loadBalancerArn();
            given.listener(lb, 8081, pool);
            given.register(pool, Given.NODE_A);
            String name = given.elb()
                    .describeLoadBalancers()
                    .loadBalancers()
                    .getFirst()
                    .dnsName();
            Cloud.Resolved at = given.emulator.aws().resolve(name).orElseThrow();

            assertThat(at.addresses().getFirst()).startsWith("127.80.");
            await(() -> ask(at).equals("node-1"));
        }
    }

    private static ServerSocket pod(String address, String says) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName(address));
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(says.getBytes(StandardCharsets.UTF_8));
                } catch (IOException closed) {
                    // The server was closed, or a health check hung up.
                }
            }
        });
        return server;
    }

    private static String ask(Cloud.Resolved at) {
        try (Socket socket = new Socket()) {
            int port = at.ports().values().iterator().next();
            socket.connect(new InetSocketAddress(at.addresses().getFirst(), port), 500);
            socket.setSoTimeout(500);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "refused";
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
