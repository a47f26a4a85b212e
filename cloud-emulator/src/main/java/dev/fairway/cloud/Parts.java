package dev.fairway.cloud;

import dev.fairway.cloud.CloudConfig.Pace;
import dev.fairway.cloud.aws.AwsCloud;
import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Health;
import dev.fairway.cloud.aws.state.Ids;
import dev.fairway.cloud.aws.state.Quotas;
import dev.fairway.cloud.aws.wiring.AssumedHealth;
import dev.fairway.cloud.aws.wiring.Wiring;
import dev.fairway.cloud.clock.CloudClock;
import dev.fairway.cloud.clock.RunningClock;
import dev.fairway.cloud.clock.SteppedClock;
import dev.fairway.cloud.clock.Timeline;
import dev.fairway.cloud.faults.Admission;
import dev.fairway.cloud.journal.Journal;
import dev.fairway.cloud.store.Json;
import dev.fairway.cloud.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything behind the doors, put together. */
record Parts(
        Journal journal,
        Admission admission,
        AwsCloud aws,
        Health.Source health,
        Timeline timeline,
        List<AutoCloseable> closing) {

    static Parts of(CloudConfig config) {
        Path data = config.data();
        Journal journal = new Journal(Json.MAPPER, data == null ? null : data.resolve("journal.jsonl"));
        CloudClock clock = clock(config.pace(), journal.lastCloudTime());
        Admission admission = new Admission(clock);
        Store store = new Store(AwsCloud.kinds(), Json.MAPPER, data == null ? null : data.resolve("aws-state.jsonl"));
        Account account = new Account(store, clock, new Ids(new SplittableRandom()), new Quotas());
        // Cloud, clock and sockets know of each other; who wants to hear of changes joins when all are there.
        List<Runnable> listeners = new CopyOnWriteArrayList<>();
        Health.Source health = config.sockets() ? new Wiring(account, clock) : new AssumedHealth(clock);
        AwsCloud aws = new AwsCloud(
                account, config.clusterName(), health, admission, journal, () -> listeners.forEach(Runnable::run));
        Timeline timeline = new Timeline(clock, aws.dues());
        listeners.add(timeline::changed);
        if (health instanceof Wiring wiring) {
            listeners.add(wiring::changed);
            wiring.changed();
            return new Parts(journal, admission, aws, health, timeline, List.of(timeline, wiring, store, journal));
        }
        return new Parts(journal, admission, aws, health, timeline, List.of(timeline, store, journal));
    }

    private static CloudClock clock(Pace pace, Instant lastSeen) {
        Instant wall = Instant.now();
        Instant start = wall.isAfter(lastSeen) ? wall : lastSeen;
        return switch (pace) {
            case Pace.Running running -> new RunningClock(start, running.speed());
            case Pace.Stepped stepped -> new SteppedClock(start);
        };
    }

    void close() {
        for (AutoCloseable each : closing) {
            try {
                each.close();
            } catch (Exception e) {
                System.getLogger(Parts.class.getName()).log(System.Logger.Level.WARNING, "Did not close: " + each, e);
            }
        }
    }
}
