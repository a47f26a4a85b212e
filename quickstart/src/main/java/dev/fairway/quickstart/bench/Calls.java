package dev.fairway.quickstart.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.reach.Cloud;
import dev.fairway.quickstart.reach.Cluster;
import dev.fairway.quickstart.supervise.Control;
import dev.fairway.quickstart.supervise.PartState;
import dev.fairway.quickstart.why.Facts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How many calls it takes: to create, to follow a node, to start again. */
record Calls(Checkout checkout, Cluster cluster, Cloud cloud) {
    private static final int SERVICES = 20;
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final List<String> PIPELINE = List.of("watcher", "reconciler", "provider-aws", "status");

    List<Figure> run() throws IOException, InterruptedException {
        var load = new Load(cluster);
        load.clear();
        load.deploy();
        cloud.latency(0);
        awaitQuiet();
        var figures = new ArrayList<Figure>();
        first(load, figures);
        create(load, figures, "1 port", load.create("one", 1), 6);
        create(load, figures, "2 ports", load.create("two", 2), 9);
        for (int i = 3; i < SERVICES; i++) {
            load.awaitReady(load.create("more-" + i, 1));
        }
        awaitQuiet();
        node(load, figures);
        restart(figures);
        load.removeNode();
        load.clear();
        return figures;
    }

    /** What the Services of a cluster share is made with the first; there is nothing to see if others are there already. */
    private void first(Load load, List<Figure> figures) throws IOException, InterruptedException {
        boolean alone = load.isAlone();
        long start = last();
        Facts.Subject first = load.create("first", 1);
        load.awaitReady(first);
        awaitQuiet();
        CallCount all = since(start);
        if (alone) {
            long own = all.about(first.source()).changing();
            figures.add(
                    Figure.of("first Service of a cluster: further changing calls", all.changing() - own, "calls", 2));
        }
    }

    private void create(Load load, List<Figure> figures, String what, Facts.Subject subject, int goal)
            throws IOException, InterruptedException {
        load.awaitReady(subject);
        awaitQuiet();
        CallCount calls = since(0).about(subject.source());
        figures.add(Figure.of("create with " + what + ": changing calls", calls.changing(), "calls", goal));
        figures.add(Figure.of("create with " + what + ": tag reads", calls.tagReads(), "calls", 1));
    }

    /** The Service with two ports has two target groups. */
    private void node(Load load, List<Figure> figures) throws IOException, InterruptedException {
        long start = last();
        load.addNode();
        Load.await(
                Duration.ofMinutes(1),
                "the new node to be registered",
                () -> since(start).changing() > SERVICES);
        awaitQuiet();
        CallCount calls = since(start).aboutAll(Load.PREFIX);
        figures.add(Figure.of(
                "one node more with 20 Services: registrations",
                calls.named("RegisterTargets"),
                "calls",
                SERVICES + 1));
        figures.add(Figure.of(
                "one node more with 20 Services: other changing calls",
                calls.changing() - calls.named("RegisterTargets"),
                "calls",
                0));
        figures.add(Figure.of("one node more with 20 Services: reads", calls.reads(), "calls", 0));
    }

    private void restart(List<Figure> figures) throws IOException, InterruptedException {
        long start = last();
        var control = new Control(checkout);
        for (String part : PIPELINE) {
            control.ask("stop " + part);
        }
        for (String part : PIPELINE) {
            control.ask("start " + part);
        }
        Load.await(
                Duration.ofMinutes(2),
                "the services to be ready again",
                () -> control.states().orElse(List.of()).stream()
                        .allMatch(state -> state.phase() == PartState.Phase.READY));
        awaitQuiet();
        CallCount calls = since(start);
        figures.add(
                Figure.of("restart of all services with 20 Services: changing calls", calls.changing(), "calls", 0));
        figures.add(
                Figure.of("restart of all services with 20 Services: reads of one", calls.readsOfOne(), "calls", 0));
        figures.add(Figure.of(
                "restart of all services with 20 Services: lists", calls.reads() - calls.readsOfOne(), "calls"));
    }

    private CallCount since(long seq) throws IOException, InterruptedException {
        return new CallCount(cloud.journal(seq));
    }

    private long last() throws IOException, InterruptedException {
        List<JsonNode> calls = cloud.journal(0);
        return calls.isEmpty() ? 0 : calls.getLast().path("seq").asLong();
    }

    /** Returns when there was no call for a while. */
    private void awaitQuiet() throws IOException, InterruptedException {
        long seen = last();
        long since = System.nanoTime();
        while (System.nanoTime() - since < QUIET.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(200);
            long now = last();
            if (now != seen) {
                seen = now;
                since = System.nanoTime();
            }
        }
    }
}
