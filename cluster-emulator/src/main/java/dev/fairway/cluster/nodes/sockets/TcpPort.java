package dev.fairway.cluster.nodes.sockets;

import java.io.IOException;
import java.net.Socket;

/** Passes a connection on to a pod. */
final class TcpPort {
    private static final int CONNECT_MILLIS = 2000;

    static void forward(Socket client, Route route) {
        Socket pod = new Socket();
        try {
            Route.Leg leg = route.leg(client.getInetAddress());
            client.setTcpNoDelay(true);
            pod.setTcpNoDelay(true);
            pod.setReuseAddress(true);
            pod.bind(leg.from());
            pod.connect(leg.to(), CONNECT_MILLIS);
            Pipe.join(client, pod);
        } catch (IOException e) { // the pod is gone; the client may try again
            Pipe.reset(client);
            Pipe.close(pod);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TcpPort() {}
}
