package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.Checkout;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** `up --detach`: the supervisor runs on in a session of its own; its lines are shown until it is ready. */
public final class Detached {

    /** @param supervisor the command line that does `up` in the foreground */
    public static int run(Checkout checkout, List<String> supervisor) throws IOException, InterruptedException {
        Files.createDirectories(checkout.logs());
        Files.createDirectories(checkout.run());
        Path log = checkout.log("up");
        Files.writeString(log, "");
        var command = new ArrayList<>(List.of("setsid"));
        command.addAll(supervisor);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var lines = new RandomAccessFile(log.toFile(), "r")) {
            while (true) {
                boolean ended = process.waitFor(Duration.ofMillis(100));
                String verdict = ended ? "" : verdict(checkout, process.pid());
                copy(lines);
                if (ended) {
                    return process.exitValue();
                }
                if (!verdict.isEmpty()) {
                    System.out.println("It goes on in the background; its lines go to " + log + ".");
                    return verdict.equals("well") ? 0 : 1;
                }
            }
        }
    }

    /** Empty while it is still starting. */
    private static String verdict(Checkout checkout, long pid) throws IOException {
        Path file = Up.readyFile(checkout);
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.startsWith(pid + " ") ? text.substring(text.indexOf(' ') + 1) : "";
    }

    private static void copy(RandomAccessFile from) throws IOException {
        byte[] bytes = new byte[8192];
        for (int read = from.read(bytes); read > 0; read = from.read(bytes)) {
            System.out.write(bytes, 0, read);
        }
        System.out.flush();
    }

    private Detached() {}
}
