package dev.fairway.cloud.dataplane;

/** Makes sockets, pools and health checks be as desired. Safe to call from any thread. */
public interface DataPlane extends AutoCloseable {
    /**
     * Level-triggered: what is not in {@code desired} ends, what is new starts, what is unchanged is not touched. When it
     * returns, new frontends accept, removed ones refuse, and removed targets have no flows. A frontend that cannot be opened is logged and retried.
     */
    void apply(DataPlaneState desired);

    @Override
    void close();

    static DataPlane open(HealthListener listener, TimeScale scale) {
        return new SocketDataPlane(listener, scale);
    }

    /** The port a frontend really listens on: {@code port}, or {@code port + 20000} where this process may not bind it. */
    static int boundPort(String address, int port) {
        return LowPorts.boundPort(address, port);
    }
}
