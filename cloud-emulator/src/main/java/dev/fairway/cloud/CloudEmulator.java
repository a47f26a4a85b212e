package dev.fairway.cloud;

import dev.fairway.cloud.admin.AdminDoor;
import dev.fairway.cloud.admin.Leak;
import dev.fairway.cloud.admin.Machine;
import dev.fairway.cloud.aws.AwsCloud;
import dev.fairway.cloud.aws.state.Health;
import dev.fairway.cloud.aws.wiring.AssumedHealth;
import dev.fairway.cloud.edge.HttpEdge;
import dev.fairway.cloud.faults.Admission;
import dev.fairway.cloud.faults.FaultRule;
import dev.fairway.cloud.journal.Call;
import dev.fairway.cloud.journal.Journal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The emulated clouds of one world. Many may run in one JVM. */
public final class CloudEmulator implements AutoCloseable {
    private final Parts parts;
    private final HttpEdge edge = new HttpEdge();
    private final URI aws;
    private final URI admin;

    public static CloudEmulator start(CloudConfig config) {
        return new CloudEmulator(config);
    }

    private CloudEmulator(CloudConfig config) {
        parts = Parts.of(config);
        aws = edge.serve(config.ports().aws(), this::now, parts.aws()::handle);
        AdminDoor door = new AdminDoor(
                List.of(parts.aws()),
                parts.journal(),
                parts.admission(),
                parts.timeline(),
                Map.of("aws", aws.toString()));
        admin = edge.serve(config.ports().admin(), this::now, door::handle);
    }

    /** For AWS_ENDPOINT_URL. */
    public URI awsEndpoint() {
        return aws;
    }

    public URI adminEndpoint() {
        return admin;
    }

    /** How cloud time runs: "x10", or "stepped". */
    public String pace() {
        return parts.timeline().clock().describe();
    }

    public Instant now() {
        return parts.timeline().clock().now();
    }

    /** Moves a stepped clock, through everything that becomes due on the way. */
    public void advance(Duration cloudTime) {
        parts.timeline().advance(cloudTime);
    }

    public Journal journal() {
        return parts.journal();
    }

    /** Called after a call's effect and before its answer, on the call's own thread, which may be kept waiting. */
    public AutoCloseable onCall(Consumer<Call> listener) {
        return parts.journal().onCall(listener);
    }

    /** Fault plan, throttling and latency. */
    public Admission admission() {
        return parts.admission();
    }

    /** Replaces the fault plan. */
    public void faults(FaultRule... rules) {
        parts.admission().faults().set(List.of(rules));
    }

    public AwsCloud aws() {
        return parts.aws();
    }

    public List<Leak> leaks(String clusterUid, Set<String> owners) {
        return parts.aws().leaks(clusterUid, owners);
    }

    /** Starts an instance, as the nodes half does by PUT /instances. */
    public void instance(String providerId, String address, String podCidr) {
        parts.aws().start(new Machine(providerId, providerId, address, podCidr));
    }

    /** Says what an emulator without sockets shall report of a target, whatever group it is registered with. */
    public void targetHealth(String targetId, Health health) {
        if (!(parts.health() instanceof AssumedHealth assumed)) {
            throw new IllegalStateException("This emulator has sockets; its health checks find out by themselves.");
        }
        assumed.say(targetId, health);
    }

    @Override
    public void close() {
        edge.close();
        parts.close();
    }
}
