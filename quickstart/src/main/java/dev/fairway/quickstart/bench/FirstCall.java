package dev.fairway.quickstart.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.way.Hop;
import dev.fairway.quickstart.way.Traces;
import dev.fairway.quickstart.way.Way;
import dev.fairway.quickstart.why.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From "the API server stored the Service" to "the cloud got the first call that changes something": one Service at a time,
 * cloud latency 0. Both ends are taken by the clock of this machine, in microseconds.
 */
record FirstCall(Cluster cluster, Cloud cloud, String kafka, Size size) {
    /** How much is measured. */
    record Size(int runs, int warmUp, int measured) {
        static final Size FULL = new Size(3, 50, 200);
        /** Shows that the benchmark works, and not much more. */
        static final Size SHORT = new Size(1, 5, 20);
    }

    private static final List<Hop> HOPS = List.of(
            Hop.STORED, Hop.SNAPSHOT, Hop.CLAIMED, Hop.FINALIZER, Hop.CLAIMED_SNAPSHOT, Hop.DESIRED, Hop.FIRST_CALL);

    List<Figure> run() throws IOException, InterruptedException {
        var load = new Load(cluster);
        load.clear();
        load.deploy();
        cloud.latency(0);
        var runs = new ArrayList<List<Way>>();
        for (int run = 1; run <= size.runs(); run++) {
            System.out.printf("Run %d of %d, load average %s%n", run, size.runs(), Machine.load());
            runs.add(measure(load, run));
            Percentiles total = total(runs.getLast());
            System.out.printf("  p50 %.1f ms, p99 %.1f ms%n", total.at(50), total.at(99));
            load.clear();
        }
        List<Way> best = runs.stream()
                .min(Comparator.comparingDouble(ways -> total(ways).at(50)))
                .orElseThrow();
        return figures(best);
    }

    private List<Way> measure(Load load, int run) throws IOException, InterruptedException {
        Map<Facts.Subject, String> measured = new LinkedHashMap<>();
        for (int i = 0; i < size.warmUp() + size.measured(); i++) {
            Facts.Subject subject = load.create(run + "-" + i, 1);
            JsonNode service = load.awaitAddress(subject);
            if (i >= size.warmUp()) {
                measured.put(subject, service.path("metadata").path("uid").asText());
            }
        }
        Traces traces = Traces.read(cluster, cloud, kafka);
        return measured.entrySet().stream()
                .map(service -> traces.way(service.getKey(), service.getValue()))
                .toList();
    }

    static Percentiles total(List<Way> ways) {
        return Percentiles.of(ways.stream()
                .flatMap(way -> way.millis(Hop.STORED, Hop.FIRST_CALL).stream())
                .toList());
    }

    static List<Figure> figures(List<Way> ways) {
        var figures = new ArrayList<Figure>();
        Percentiles total = total(ways);
        figures.add(Figure.of("stored -> first changing call, p50", total.at(50), "ms", 25));
        figures.add(Figure.of("stored -> first changing call, p99", total.at(99), "ms", 80));
        figures.add(Figure.of("Services measured", total.sorted().length, ""));
        for (int i = 1; i < HOPS.size(); i++) {
            Hop from = HOPS.get(i - 1);
            Hop to = HOPS.get(i);
            Percentiles hop = Percentiles.of(
                    ways.stream().flatMap(way -> way.millis(from, to).stream()).toList());
            String name = to.who() + " " + to.what().replace(":", "");
            figures.add(Figure.of("  + " + name + ", p50", hop.at(50), "ms"));
            figures.add(Figure.of("  + " + name + ", p99", hop.at(99), "ms"));
        }
        return figures;
    }
}
