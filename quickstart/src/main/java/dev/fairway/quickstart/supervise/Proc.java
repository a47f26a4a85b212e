package dev.fairway.quickstart.supervise;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Linux process, told from a later one of the same id by its start time; see proc(5). */
public record Proc(long pid, long startTicks) {
    private static final Path ROOT = Path.of("/proc");
    // Fields of /proc/PID/stat counted from behind the command's closing parenthesis, where field 3 is the first.
    private static final int PARENT = 1;
    private static final int START = 19;

    public static Optional<Proc> of(long pid) {
        return stat(pid).map(fields -> new Proc(pid, Long.parseLong(fields[START])));
    }

    /** Reads what {@link #write} wrote. */
    public static Optional<Proc> read(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            return Optional.of(new Proc(Long.parseLong(words[0]), Long.parseLong(words[1])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, pid + " " + startTicks + "\n");
    }

    /** A process that has ended but was not yet collected by its parent does not count. */
    public boolean alive() {
        return stat(pid)
                .filter(fields -> Long.parseLong(fields[START]) == startTicks && !fields[0].equals("Z"))
                .isPresent();
    }

    /** The command line with spaces between the words. */
    public static String command(long pid) {
        try {
            return Files.readString(ROOT.resolve(Long.toString(pid)).resolve("cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Proportional set size of the process and all its descendants: shared pages are counted once among their users. */
    public static long pssKilobytes(long pid) {
        Map<Long, List<Long>> children = children();
        var open = new ArrayDeque<>(List.of(pid));
        long sum = 0;
        while (!open.isEmpty()) {
            long next = open.pop();
            sum += ownPss(next);
            open.addAll(children.getOrDefault(next, List.of()));
        }
        return sum;
    }

    private static Map<Long, List<Long>> children() {
        var children = new HashMap<Long, List<Long>>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(ROOT, "[0-9]*")) {
            for (Path directory : all) {
                long pid = Long.parseLong(directory.getFileName().toString());
                stat(pid)
                        .ifPresent(fields -> children.computeIfAbsent(
                                        Long.parseLong(fields[PARENT]), parent -> new ArrayList<>())
                                .add(pid));
            }
        } catch (IOException e) {
            return Map.of();
        }
        return children;
    }

    private static long ownPss(long pid) {
        try {
            for (String line :
                    Files.readAllLines(ROOT.resolve(Long.toString(pid)).resolve("smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    return Long.parseLong(line.substring(4).replace("kB", "").strip());
                }
            }
        } catch (IOException e) {
            return 0;
        }
        return 0;
    }

    private static Optional<String[]> stat(long pid) {
        try {
            String stat = Files.readString(ROOT.resolve(Long.toString(pid)).resolve("stat"));
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
