package dev.fairway.cloud.dataplane;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints what a connection through the balancer costs beside a direct one: client, balancer and target are a process each.
 * Run it alone, on an idle machine, without arguments.
 */
final class ThroughputMain {
    private static final int MESSAGE = 200;
    private static final int CLIENTS = 16;
    private static final int SECONDS = 3;
    private static final int BULK = 256 * 1024;

    private ThroughputMain() {}

    private record Place(String host, int port) {
        Socket connect() throws IOException {
            Socket socket = new Socket(host, port);
            socket.setTcpNoDelay(true);
            return socket;
        }
    }

    private interface Work {
        /** How much was done until the deadline. */
        long until(Place place, long deadline) throws IOException;
    }

    private record Row(String name, String unit, double perUnit, int clients, Work work) {}

    private static final List<Row> ROWS = List.of(
            new Row("one stream", "MB/s", 1e6, 1, ThroughputMain::stream),
            new Row("requests, kept-open connections", "requests/s", 1, CLIENTS, ThroughputMain::requests),
            new Row("requests, a connection each", "requests/s", 1, CLIENTS, ThroughputMain::connections));

    public static void main(String[] args) throws Exception {
        switch (args.length) {
            case 0 -> compare(World.address());
            case 1 -> target(args[0]);
            default -> balance(args[0]);
        }
    }

    private static void compare(String host) throws Exception {
        Process target = child(host);
        Process balancer = child(host, "balancer");
        try {
            Place direct = place(target);
            Place balanced = place(balancer);
            System.out.printf("%-33s %12s %12s %7s%n", "", "direct", "balanced", "ratio");
            for (Row row : ROWS) {
                measure(row, direct);
                measure(row, balanced);
                double straight = measure(row, direct);
                double through = measure(row, balanced);
                double ratio = 100 * through / straight;
                System.out.printf(
                        Locale.ROOT, "%-33s %12.0f %12.0f %6.0f%% %s%n", row.name, straight, through, ratio, row.unit);
            }
        } finally {
            balancer.destroy();
            target.destroy();
        }
    }

    private static Process child(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ThroughputMain.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A child's first line is where it listens. */
    private static Place place(Process child) throws IOException {
        String[] words = child.inputReader().readLine().split(" ");
        return new Place(words[0], Integer.parseInt(words[1]));
    }

    private static void target(String host) throws IOException {
        try (var server = new ServerSocket(9000, 1024, InetAddress.getByName(host))) {
            System.out.println(host + " 9000");
            accept(server);
        }
    }

    private static void balance(String host) throws Exception {
        try (World world = new World(cloudTime -> cloudTime)) {
            world.serveHealthy(World.group("g", new Target("a", host, 9000, false)));
            System.out.println(world.balancer + " " + World.PORT);
            Thread.currentThread().join(); // until the parent ends it
        }
    }

    private static double measure(Row row, Place place) throws InterruptedException, ExecutionException {
        long started = System.nanoTime();
        long deadline = started + SECONDS * 1_000_000_000L;
        long done = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < row.clients; i++) {
                Callable<Long> client = () -> row.work.until(place, deadline);
                running.add(clients.submit(client));
            }
            for (Future<Long> client : running) {
                done += client.get();
            }
        }
        return done / row.perUnit / ((System.nanoTime() - started) / 1e9);
    }

    /** First byte 'S': the server sends until the client hangs up. */
    private static long stream(Place place, long deadline) throws IOException {
        try (Socket socket = place.connect()) {
            socket.getOutputStream().write('S');
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[BULK];
            long bytes = 0;
            while (System.nanoTime() < deadline) {
                bytes += in.read(buffer);
            }
            return bytes;
        }
    }

    /** First byte 'E': the server echoes whole messages. */
    private static long requests(Place place, long deadline) throws IOException {
        try (Socket socket = place.connect()) {
            socket.getOutputStream().write('E');
            long count = 0;
            while (System.nanoTime() < deadline) {
                request(socket);
                count++;
            }
            return count;
        }
    }

    private static long connections(Place place, long deadline) throws IOException {
        long count = 0;
        while (System.nanoTime() < deadline) {
            try (Socket socket = place.connect()) {
                socket.getOutputStream().write('E');
                request(socket);
                count++;
            }
        }
        return count;
    }

    private static void request(Socket socket) throws IOException {
        socket.getOutputStream().write(new byte[MESSAGE]);
        if (socket.getInputStream().readNBytes(MESSAGE).length < MESSAGE) {
            throw new IOException("the connection ended in the middle of an answer");
        }
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException over) {
            // the measurement is over
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            switch (socket.getInputStream().read()) {
                case 'S' -> {
                    byte[] block = new byte[BULK];
                    while (true) {
                        socket.getOutputStream().write(block);
                    }
                }
                case 'E' -> {
                    for (byte[] message = socket.getInputStream().readNBytes(MESSAGE);
                            message.length == MESSAGE;
                            message = socket.getInputStream().readNBytes(MESSAGE)) {
                        socket.getOutputStream().write(message);
                    }
                }
                default -> {}
            }
        } catch (IOException hungUp) {
            // as clients do
        }
    }
}
