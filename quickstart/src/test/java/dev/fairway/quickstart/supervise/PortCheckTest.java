package dev.fairway.quickstart.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.quickstart.parts.Part;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    @Test
    void namesThePortItsHolderAndTheWayOut() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Part shell = ShellPart.ready("kafka", Path.of("/tmp"));
            var kafka = new Part("kafka", "", List.of(taken.getLocalPort()), List.of(), shell.program(), shell.ready());

            assertThat(PortCheck.taken(List.of(kafka)))
                    .singleElement()
                    .asString()
                    .contains("Port " + taken.getLocalPort(), "kafka", "FAIRWAY_PORT_BASE")
                    .contains("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void saysNothingOfFreePorts() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }

        assertThat(PortCheck.free(port)).isTrue();
    }
}
