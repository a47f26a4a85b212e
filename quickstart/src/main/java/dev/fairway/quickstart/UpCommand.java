package dev.fairway.quickstart;

import dev.fairway.quickstart.parts.World;
import dev.fairway.quickstart.supervise.Control;
import dev.fairway.quickstart.supervise.Detached;
import dev.fairway.quickstart.supervise.Progress;
import dev.fairway.quickstart.supervise.Up;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code up [--detach] [--empty] [--fresh]}. */
record UpCommand(Checkout checkout, World world, Path java) {
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
        return new Up(world, new Progress(System.out)).run(options.contains("--fresh"), () -> {
            System.out.println("Ctrl-C or ./fairway down ends it.");
            return 0;
        });
    }

    private List<String> foreground(List<String> options) {
        var command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Cli.class.getName(),
                checkout.root().toString(),
                "up"));
        options.stream().filter(option -> !option.equals("--detach")).forEach(command::add);
        return command;
    }
}
