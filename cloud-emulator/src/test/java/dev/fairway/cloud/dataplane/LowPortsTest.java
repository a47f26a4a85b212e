package dev.fairway.cloud.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LowPortsTest {
    @Test
    void aLowPortIsItselfOrMovedBy20000DependingOnWhoRuns() throws Exception {
        String address = World.address();
        boolean allowed = true;
        try (var socket = new ServerSocket(79, 1, InetAddress.getByName(address))) {
            assertThat(socket.isBound()).isTrue();
        } catch (BindException refused) {
            allowed = false;
        }
        assertThat(DataPlane.boundPort(address, 79)).isEqualTo(allowed ? 79 : 20_079);
    }

    @Test
    void aPortInUseIsNotAMatterOfPermission() throws Exception {
        String address = World.address();
        int port = DataPlane.boundPort(address, 79);
        try (var taken = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            assertThat(DataPlane.boundPort(address, 79)).isEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void otherPortsAreWhatTheyAre() {
        assertThat(DataPlane.boundPort("127.0.0.1", 1024)).isEqualTo(1024);
    }
}
