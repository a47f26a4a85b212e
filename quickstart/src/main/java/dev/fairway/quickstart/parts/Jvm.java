package dev.fairway.quickstart.parts;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a part's JVM is started: a laptop has to carry eight of them beside the user's own work.
 *
 * @param cache where class data archives are kept
 */
public record Jvm(Path java, Path cache) {

    /** A Quarkus service, or any other jar that knows its class path. */
    public List<String> jar(int heapMegabytes, Path jar) {
        List<String> command = start(heapMegabytes);
        // We ask for readiness several times a second; the answer "not yet" is not worth a line each time.
        command.add("-Dquarkus.log.category.\"io.smallrye.health\".level=WARN");
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    /** A main class, out of a jar and the libraries beside it, that serves until it is ended. */
    public List<String> main(int heapMegabytes, Path jar, Path lib, String main, String... arguments) {
        List<String> command = start(heapMegabytes);
        // Halves the time to start, from the second time on: the JVM makes the archive when it ends, and makes it anew
        // when
        // a jar has changed. Classes of Quarkus' own class loader would not be in it.
        command.add("-XX:+AutoCreateSharedArchive");
        command.add("-XX:SharedArchiveFile=" + cache.resolve(main + ".jsa"));
        return with(command, jar, lib, main, arguments);
    }

    /** A main class that does one thing and ends. */
    public List<String> once(int heapMegabytes, Path jar, Path lib, String main, String... arguments) {
        return with(start(heapMegabytes), jar, lib, main, arguments);
    }

    private static List<String> with(List<String> command, Path jar, Path lib, String main, String... arguments) {
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
                "--enable-native-access=ALL-UNNAMED"));
    }
}
