package dev.fairway.quickstart.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.parts.PortPlan;
import dev.fairway.quickstart.parts.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ControlTest {
    @TempDir
    Path directory;

    @Test
    void isEmptyWhereNoSupervisorRuns() throws Exception {
        assertThat(new Control(Checkout.at(directory)).states()).isEmpty();
    }

    @Test
    void carriesRequestsToTheSupervisor() throws Exception {
        var checkout = Checkout.at(directory);
        Files.createDirectories(checkout.run());
        var world = new World(checkout, new PortPlan(18_700), List.of(ShellPart.ready("kafka", directory)));
        var down = new CountDownLatch(1);
        try (var supervisor = new Supervisor(world, new Progress(System.out))) {
            supervisor.start();
            var server = new ControlServer(Control.socket(checkout), supervisor, down::countDown);
            try (server) {
                var control = new Control(checkout);
                assertThat(control.states().orElseThrow())
                        .singleElement()
                        .satisfies(state -> assertThat(state.phase()).isEqualTo(PartState.Phase.READY));
                assertThat(control.ask("stop kafka").orElseThrow().ok()).isTrue();
                assertThat(control.ask("kill kafka").orElseThrow().text()).contains("does not run");
                assertThat(control.ask("start kafak").orElseThrow().text()).contains("'kafak'", "the parts are kafka");
                assertThat(control.ask("down").orElseThrow().text())
                        .isEqualTo(Long.toString(ProcessHandle.current().pid()));
                assertThat(down.await(5, TimeUnit.SECONDS)).isTrue();
            }
        }
    }
}
