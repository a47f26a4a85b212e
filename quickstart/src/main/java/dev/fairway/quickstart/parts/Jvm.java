package dev.fairway.quickstart.parts;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a part's JVM is started: a laptop has to carry eight of them beside the user's own work. */
public record Jvm(Path java) {

    /** A Quarkus service, or any other jar that knows its class path. */
    public List<String> jar(int heapMegabytes, Path jar) {
        List<String> command = start(heapMegabytes);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    /** A main class out of a jar and the libraries beside it. */
    public List<String> main(int heapMegabytes, Path jar, Path lib, String main, String... arguments) {
        List<String> command = start(heapMegabytes);
        command.add("-cp");
        command.add(jar + File.pathSeparator + lib.resolve("*"));
        command.add(main);
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> start(int heapMegabytes) {
        return new ArrayList<>(List.of(
                java.toString(),
                "-Xmx" + heapMegabytes + "m",
                // One collector thread and no card tables per region: the smallest footprint there is.
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED"));
    }
}
