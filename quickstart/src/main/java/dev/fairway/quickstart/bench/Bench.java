package dev.fairway.quickstart.bench;

import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.parts.PortPlan;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code bench NAME [--short]}, once a world is up. */
public record Bench(Checkout checkout, PortPlan ports, String kafka) {
    public static final List<String> NAMES = List.of("first-call", "calls");

    /** @return 0 if every goal is met */
    public int run(String name, boolean brief) throws IOException, InterruptedException {
        Map<String, String> machine = Machine.facts();
        machine.put("load average before", Machine.load());
        var cluster = new Cluster(ports);
        var cloud = new Cloud(ports);
        List<Figure> figures = switch (name) {
            case "first-call" ->
                new FirstCall(cluster, cloud, kafka, brief ? FirstCall.Size.SHORT : FirstCall.Size.FULL).run();
            case "calls" -> new Calls(checkout, cluster, cloud).run();
            default ->
                throw new IllegalArgumentException(
                        "There is no benchmark '" + name + "'; there are " + String.join(" and ", NAMES));
        };
        machine.put("load average after", Machine.load());
        var report = new Report(name, machine, figures);
        report.table().forEach(System.out::println);
        Path file = checkout.bench().resolve(name + ".json");
        report.write(file);
        System.out.println("Written to " + file + ".");
        return report.allMet() ? 0 : 1;
    }
}
