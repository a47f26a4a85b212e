package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.parts.Part;
import dev.fairway.quickstart.parts.PortPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds ports that somebody else holds before anything is started. */
public final class PortCheck {
    private static final String LISTENING = "0A";
    /** 127.20, as the kernel writes it. */
    private static final String PODS = "147F:";

    /** A line for each port that is taken, for the user. */
    public static List<String> taken(List<Part> parts) {
        var complaints = new ArrayList<String>();
        for (Part part : parts) {
            for (int port : part.ports()) {
                if (!free(port)) {
                    complaints.add("Port " + port + ", which " + part.name() + " needs, is taken by " + holder(port)
                            + ". End that, or move all of Fairway's ports: " + PortPlan.VARIABLE
                            + "=28700 ./fairway up");
                }
            }
        }
        return complaints;
    }

    /** A line for the user if somebody listens where pods do. A namesake of ours has the same addresses on other ports. */
    public static Optional<String> otherWorld() {
        return listening()
                .filter(socket -> socket.local().contains(PODS))
                .findFirst()
                .map(socket -> "Another Fairway runs on this machine: " + owner(socket.inode())
                        + " listens on an address of 127.20.0.0/16, where pods are. End that one first, with"
                        + " ./fairway down in its checkout.");
    }

    static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String holder(int port) {
        return listening()
                .filter(socket -> socket.local().endsWith(":" + String.format("%04X", port)))
                .findFirst()
                .map(socket -> owner(socket.inode()))
                .orElse("a process that cannot be told");
    }

    /** @param local address and port in hexadecimal, the address's last byte first */
    private record Listening(String local, String inode) {}

    private static Stream<Listening> listening() {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(PortCheck::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && fields[3].equals(LISTENING))
                .map(fields -> new Listening(fields[1], "socket:[" + fields[9] + "]"));
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String owner(String socket) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                if (holds(process, socket)) {
                    long pid = Long.parseLong(process.getFileName().toString());
                    String command = Proc.command(pid);
                    return "process " + pid + " (" + command.substring(0, Math.min(command.length(), 80)) + ")";
                }
            }
        } catch (IOException e) {
            return "a process that cannot be told";
        }
        return "a process of another user";
    }

    private static boolean holds(Path process, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private PortCheck() {}
}
