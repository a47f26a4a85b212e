package dev.fairway.quickstart;

import com.sun.security.auth.module.UnixSystem;
import dev.fairway.quickstart.parts.Jvm;
import dev.fairway.quickstart.parts.Part;
import dev.fairway.quickstart.parts.PortPlan;
import dev.fairway.quickstart.parts.World;
import dev.fairway.quickstart.view.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The commands of {@code ./fairway} that need more than a shell. The script gives the checkout as the first argument. */
public final class Cli {

    static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (words.size() < 2) {
            System.err.println("Run this through ./fairway; ./fairway help lists the commands.");
            System.exit(2);
        }
        System.exit(run(new Checkout(Path.of(words.getFirst())), words.get(1), words.subList(2, words.size())));
    }

    private static int run(Checkout checkout, String command, List<String> rest) throws Exception {
        try {
            return switch (command) {
                case "up" -> new UpCommand(checkout, world(checkout), java()).run(rest);
                case "down" -> new SupervisorCommands(checkout).down();
                case "stop", "start", "kill" -> new SupervisorCommands(checkout).change(command, rest);
                case "status" -> new Status(checkout).print();
                default -> unknown(command);
            };
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (IOException e) {
            System.err.println("./fairway " + command + ": " + (e.getMessage() == null ? e : e.getMessage()));
            return 1;
        }
    }

    private static int unknown(String command) {
        System.err.println("There is no command '" + command + "'; ./fairway help lists them.");
        return 2;
    }

    private static World world(Checkout checkout) {
        Map<String, String> variables = System.getenv();
        World world = World.of(checkout, new Jvm(java()), variables, new UnixSystem().getUid() == 0);
        return variables.getOrDefault("FAIRWAY_BUILD", "").equals("off") ? world.only(Cli::isBuilt) : world;
    }

    private static boolean isBuilt(Part part) {
        if (Files.exists(part.program().built())) {
            return true;
        }
        System.err.println(part.name() + " is left out: FAIRWAY_BUILD=off, and it is not built.");
        return false;
    }

    static PortPlan ports() {
        return PortPlan.from(System.getenv());
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private Cli() {}
}
