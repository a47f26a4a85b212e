package dev.fairway.cloud.dataplane;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A data plane with one balancer address, the targets of a test, and what each test says of them. */
final class World implements AutoCloseable {
    static final int PORT = 18_080;
    static final HealthCheck TCP_CHECK =
            new HealthCheck(HealthCheck.Kind.TCP, "", 0, Duration.ofSeconds(10), 3, 3, Duration.ofSeconds(10));

    /** So that builds that run at the same time on a machine do not meet. */
    private static final long BUILD = ProcessHandle.current().pid() % 256;

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    final String balancer = address();
    final String client = address();
    final HealthLog health = new HealthLog();
    final DataPlane plane;
    private final List<AutoCloseable> closeables = new ArrayList<>();

    World() {
        // A second of the cloud is a millisecond: probes every 10 ms, UDP sessions of 120 ms.
        this(cloudTime -> cloudTime.dividedBy(1000));
    }

    World(TimeScale scale) {
        plane = DataPlane.open(health, scale);
    }

    static String address() {
        return "127.51." + BUILD + "." + (1 + ADDRESSES.incrementAndGet() % 250);
    }

    TcpTarget tcpTarget(String name) throws IOException {
        return own(TcpTarget.start(name, address(), 9000));
    }

    <T extends AutoCloseable> T own(T closeable) {
        closeables.add(closeable);
        return closeable;
    }

    Frontend frontend(Transport transport, String group) {
        return new Frontend(balancer, PORT, transport, group);
    }

    static TargetGroup group(String id, Target... targets) {
        return new TargetGroup(id, TCP_CHECK, false, false, List.of(targets));
    }

    static DataPlaneState state(Frontend frontend, TargetGroup... groups) {
        return new DataPlaneState(List.of(frontend), List.of(groups));
    }

    /** One TCP frontend to one group. */
    void serve(TargetGroup group) {
        plane.apply(state(frontend(Transport.TCP, group.id()), group));
    }

    /** As before, and then waits until each of the targets is known to be healthy. */
    void serveHealthy(TargetGroup group) {
        serve(group);
        group.targets().forEach(target -> health.awaitState(group.id(), target.id(), TargetHealth.HEALTHY));
    }

    TcpClient connect() throws IOException {
        return connectFrom(client);
    }

    TcpClient connectFrom(String address) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(10_000);
        socket.bind(new InetSocketAddress(address, 0));
        try {
            socket.connect(new InetSocketAddress(balancer, PORT), 10_000);
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
        return own(new TcpClient(socket));
    }

    /** Opens a connection, has it answered and says by whom. */
    String whoAnswers() throws IOException {
        try (TcpClient connection = connect()) {
            String name = connection.greeting().name();
            connection.send("ping".getBytes(US_ASCII)).endOutput();
            if (!new String(connection.readAll(), US_ASCII).equals("ping")) {
                throw new IOException("the echo is not what was sent");
            }
            return name;
        }
    }

    static Target draining(Target target) {
        return new Target(target.id(), target.host(), target.port(), true);
    }

    @Override
    public void close() throws Exception {
        plane.close();
        for (AutoCloseable closeable : closeables) {
            closeable.close();
        }
    }
}
