package dev.fairway.quickstart;

import dev.fairway.quickstart.bench.Bench;
import dev.fairway.quickstart.parts.World;
import dev.fairway.quickstart.supervise.Control;
import java.util.List;

/** {@code bench NAME [--short]}: in the world that is up, else in one without examples that is started and ended for it. */
record BenchCommand(Checkout checkout, UpCommand up, World world) {

    int run(List<String> words) throws Exception {
        List<String> names =
                words.stream().filter(word -> !word.equals("--short")).toList();
        if (names.size() != 1 || !Bench.NAMES.contains(names.getFirst())) {
            throw new IllegalArgumentException("bench needs a name: " + String.join(" or ", Bench.NAMES));
        }
        boolean running = new Control(checkout).states().isPresent();
        if (!running && up.run(List.of("--empty", "--detach")) != 0) {
            return 1;
        }
        try {
            return new Bench(checkout, world.ports(), World.kafka(world.ports(), System.getenv()))
                    .run(names.getFirst(), words.contains("--short"));
        } finally {
            if (!running) {
                new SupervisorCommands(checkout).down();
            }
        }
    }
}
