package dev.fairway.quickstart;

import dev.fairway.quickstart.example.Examples;
import dev.fairway.quickstart.example.TryThis;
import dev.fairway.quickstart.parts.World;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.supervise.Control;
import dev.fairway.quickstart.supervise.Detached;
import dev.fairway.quickstart.supervise.Progress;
import dev.fairway.quickstart.supervise.Up;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code up [--detach] [--empty] [--fresh]}. */
record UpCommand(Checkout checkout, World world, Path java) {
    private static final String DETACHED = "fairway.detached";
    private static final Set<String> OPTIONS = Set.of("--detach", "--empty", "--fresh");

    int run(List<String> options) throws Exception {
        for (String option : options) {
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException(
                        "up does not know '" + option + "'; it knows --detach, --empty and --fresh");
            }
        }
        if (new Control(checkout).states().isPresent()) {
            System.err.println(
                    "Fairway is already up in this checkout: ./fairway status shows it, ./fairway down ends it.");
            return 1;
        }
        if (options.contains("--detach")) {
            return Detached.run(checkout, foreground(options));
        }
        var progress = new Progress(System.out);
        return new Up(world, progress).run(options.contains("--fresh"), () -> {
            boolean answered = options.contains("--empty") || showExamples(progress);
            progress.line("%s", "./fairway down ends everything" + (detached() ? "." : ", and so does Ctrl-C."));
            return answered;
        });
    }

    private boolean showExamples(Progress progress) throws IOException, InterruptedException {
        var cluster = new Cluster(world.ports());
        var cloud = new Cloud(world.ports());
        List<String> silent = new Examples(checkout, cluster, cloud, progress).run();
        if (!silent.isEmpty()) {
            progress.line("No answer after two minutes from: %s.", String.join(", ", silent));
            progress.line("Everything is left running. ./fairway why svc/%s says where it stands.", silent.getFirst());
            return false;
        }
        new TryThis(checkout, cluster, cloud, progress).print(World.kafka(world.ports(), System.getenv()));
        return true;
    }

    private static boolean detached() {
        return Boolean.getBoolean(DETACHED);
    }

    private List<String> foreground(List<String> options) {
        var command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + DETACHED + "=true",
                "-cp",
                checkout.jar("quickstart")
                        + File.pathSeparator
                        + checkout.lib("quickstart").resolve("*"),
                Cli.class.getName(),
                checkout.root().toString(),
                "up"));
        options.stream().filter(option -> !option.equals("--detach")).forEach(command::add);
        return command;
    }
}
