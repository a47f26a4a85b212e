package dev.fairway.quickstart;

import dev.fairway.quickstart.supervise.Control;
import dev.fairway.quickstart.supervise.Leftovers;
import dev.fairway.quickstart.supervise.Proc;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code down}, {@code stop}, {@code start} and {@code kill}: requests to the supervisor of this checkout. */
record SupervisorCommands(Checkout checkout) {
    static final String NOT_UP = "Nothing runs in this checkout; ./fairway up starts it.";

    int down() throws IOException, InterruptedException {
        var reply = new Control(checkout).ask("down");
        if (reply.isEmpty()) {
            List<String> ended = Leftovers.end(checkout);
            System.out.println(
                    ended.isEmpty()
                            ? "Nothing runs in this checkout."
                            : "Ended what was left: " + String.join(", ", ended));
            return 0;
        }
        var supervisor = Proc.of(Long.parseLong(reply.get().text()));
        if (supervisor.isPresent() && !Leftovers.awaitEnd(supervisor.get(), Duration.ofSeconds(45))) {
            System.err.println("The supervisor, process " + supervisor.get().pid() + ", still runs after 45 s.");
            return 1;
        }
        Leftovers.end(checkout);
        System.out.println("Everything has ended; the data is kept, ./fairway up --fresh forgets it.");
        return 0;
    }

    int change(String verb, List<String> names) throws IOException {
        if (names.size() != 1) {
            throw new IllegalArgumentException("./fairway " + verb + " needs the name of one part, as status shows it");
        }
        var reply = new Control(checkout).ask(verb + " " + names.getFirst());
        if (reply.isEmpty()) {
            System.err.println(NOT_UP);
            return 1;
        }
        (reply.get().ok() ? System.out : System.err).println(reply.get().text());
        return reply.get().ok() ? 0 : 1;
    }
}
