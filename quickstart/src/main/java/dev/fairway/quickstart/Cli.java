package dev.fairway.quickstart;

import com.sun.security.auth.module.UnixSystem;
import dev.fairway.quickstart.parts.Jvm;
import dev.fairway.quickstart.parts.Part;
import dev.fairway.quickstart.parts.PortPlan;
import dev.fairway.quickstart.parts.World;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.view.AddressView;
import dev.fairway.quickstart.view.Calls;
import dev.fairway.quickstart.view.Leaks;
import dev.fairway.quickstart.view.Status;
import dev.fairway.quickstart.view.TopicsView;
import dev.fairway.quickstart.view.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The commands of {@code ./fairway} that need more than a shell. The script gives the checkout as the first argument. */
public final class Cli {

    /** Its warnings repeat what the command's own message says. */
    private static final Logger KAFKA_CLIENT = Logger.getLogger("org.apache.kafka");

    static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (words.size() < 2) {
            System.err.println("Run this through ./fairway; ./fairway help lists the commands.");
            System.exit(2);
        }
        KAFKA_CLIENT.setLevel(Level.OFF);
        System.exit(run(Checkout.at(Path.of(words.getFirst())), words.get(1), words.subList(2, words.size())));
    }

    private static int run(Checkout checkout, String command, List<String> rest) throws Exception {
        try {
            return switch (command) {
                case "up" -> up(checkout, world(checkout)).run(rest);
                case "bench" -> bench(checkout, world(checkout)).run(rest);
                case "down" -> new SupervisorCommands(checkout).down();
                case "stop", "start", "kill" -> new SupervisorCommands(checkout).change(command, rest);
                case "status" -> new Status(checkout).print();
                case "topics" -> new TopicsView(World.kafka(ports(), System.getenv())).print(rest);
                case "why" -> new Why(checkout, World.kafka(ports(), System.getenv()), cluster(), cloud()).print(rest);
                case "calls" -> new Calls(cloud()).print(rest);
                case "leaks" -> new Leaks(cluster(), cloud()).print();
                case "address" -> new AddressView(cluster(), cloud()).print(rest);
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

    private static UpCommand up(Checkout checkout, World world) {
        return new UpCommand(checkout, world, java());
    }

    private static BenchCommand bench(Checkout checkout, World world) {
        return new BenchCommand(checkout, up(checkout, world), world);
    }

    private static World world(Checkout checkout) {
        Map<String, String> variables = System.getenv();
        World world = World.of(checkout, new Jvm(java(), checkout.cache()), variables, new UnixSystem().getUid() == 0);
        return variables.getOrDefault("FAIRWAY_BUILD", "").equals("off") ? world.only(Cli::isBuilt) : world;
    }

    private static boolean isBuilt(Part part) {
        if (Files.exists(part.program().built())) {
            return true;
        }
        System.err.println(part.name() + " is left out: FAIRWAY_BUILD=off, and it is not built.");
        return false;
    }

    private static Cluster cluster() {
        return new Cluster(ports());
    }

    private static Cloud cloud() {
        return new Cloud(ports());
    }

    private static PortPlan ports() {
        return PortPlan.from(System.getenv());
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private Cli() {}
}
