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

/** Finds ports that somebody else holds before anything is started. */
public final class PortCheck {
    private static final String LISTENING = "0A";

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
        try {
            for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] fields = line.strip().split("\\s+");
                    if (fields.length > 9
                            && fields[3].equals(LISTENING)
                            && fields[1].endsWith(":" + String.format("%04X", port))) {
                        return owner("socket:[" + fields[9] + "]");
                    }
                }
            }
        } catch (IOException e) {
            return "a process that cannot be told";
        }
        return "a process that cannot be told";
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
