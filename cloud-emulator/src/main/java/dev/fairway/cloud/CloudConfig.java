package dev.fairway.cloud;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to start.
 *
 * @param clusterName whose world it is: its tags are on the network
 * @param data where state and journal are kept; null keeps nothing
 * @param ports of the doors, 0 for any that is free
 * @param pace how fast cloud time runs
 * @param sockets whether balancers carry bytes; without, targets are assumed healthy after one check interval
 */
public record CloudConfig(String clusterName, @Nullable Path data, Ports ports, Pace pace, boolean sockets) {

    public record Ports(int aws, int admin) {
        public static final Ports ANY = new Ports(0, 0);
    }

    public sealed interface Pace {
        /** As many times as fast as the wall. */
        record Running(double speed) implements Pace {}

        /** Only by {@link CloudEmulator#advance}. */
        record Stepped() implements Pace {}
    }

    /** In memory, without sockets, time as on the wall, on free ports: what a test of a controller wants. */
    public static CloudConfig inMemory() {
        return new CloudConfig("laptop", null, Ports.ANY, new Pace.Running(1), false);
    }

    public CloudConfig withClusterName(String wanted) {
        return new CloudConfig(wanted, data, ports, pace, sockets);
    }

    public CloudConfig withData(Path wanted) {
        return new CloudConfig(clusterName, wanted, ports, pace, sockets);
    }

    public CloudConfig withPorts(Ports wanted) {
        return new CloudConfig(clusterName, data, wanted, pace, sockets);
    }

    public CloudConfig withSpeed(double wanted) {
        return new CloudConfig(clusterName, data, ports, new Pace.Running(wanted), sockets);
    }

    public CloudConfig stepped() {
        return new CloudConfig(clusterName, data, ports, new Pace.Stepped(), sockets);
    }

    public CloudConfig withSockets() {
        return new CloudConfig(clusterName, data, ports, pace, true);
    }
}
