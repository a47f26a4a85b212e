package dev.fairway.quickstart.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.parts.Part;
import dev.fairway.quickstart.parts.PortPlan;
import dev.fairway.quickstart.parts.World;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SupervisorTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void makeDirectories() throws Exception {
        Files.createDirectories(checkout().run());
    }

    @Test
    void startsAPartAfterTheOnesItStandsOn() throws Exception {
        Part ground = ShellPart.ready("ground", directory);
        Part house = ShellPart.ready("house", directory, "ground");

        try (Supervisor supervisor = supervisor(house, ground)) {
            assertThat(supervisor.start()).isTrue();
            assertThat(supervisor.states()).extracting(PartState::phase).containsOnly(PartState.Phase.READY);
            assertThat(printed()).containsSubsequence("ground", "house");
        }
    }

    @Test
    void leavesNoProcessBehind() throws Exception {
        List<Proc> procs;
        try (Supervisor supervisor = supervisor(ShellPart.ready("one", directory), ShellPart.deaf("deaf", directory))) {
            supervisor.start();
            procs = supervisor.states().stream()
                    .map(state -> Proc.of(state.pid()).orElseThrow())
                    .toList();
            supervisor.keeper("one").orElseThrow().kill();
        }

        assertThat(procs).hasSize(2).noneMatch(Proc::alive);
        assertThat(checkout().pidFile("one")).doesNotExist();
    }

    @Test
    void startsAKilledPartAgain() throws Exception {
        try (Supervisor supervisor = supervisor(ShellPart.ready("one", directory))) {
            supervisor.start();
            long first = supervisor.states().getFirst().pid();
            supervisor.keeper("one").orElseThrow().kill();

            PartState state = Await.until(
                    () -> supervisor.states().getFirst(),
                    now -> now.phase() == PartState.Phase.READY && now.pid() != first);
            assertThat(state.restarts()).isEqualTo(1);
        }
    }

    @Test
    void leavesAStoppedPartAloneUntilItIsStarted() throws Exception {
        try (Supervisor supervisor = supervisor(ShellPart.ready("one", directory))) {
            supervisor.start();
            Keeper keeper = supervisor.keeper("one").orElseThrow();
            keeper.stop();

            PartState stopped = Await.until(keeper::state, now -> now.phase() == PartState.Phase.STOPPED);
            assertThat(stopped.pid()).isZero();
            assertThat(stopped.restarts()).isZero();
            keeper.want();
            assertThat(Await.until(keeper::state, now -> now.phase() == PartState.Phase.READY)
                            .pid())
                    .isPositive();
        }
    }

    @Test
    void showsTheEndOfTheLogOfAPartThatDiesAtStartAndGivesUp() throws Exception {
        try (Supervisor supervisor = supervisor(ShellPart.failing("bad", directory, "no such disk"))) {
            assertThat(supervisor.start()).isFalse();
        }

        assertThat(printed()).contains("bad").contains("ended with status 3").contains("| no such disk");
    }

    @Test
    @DisplayName("children end when the supervisor is killed with signal 9")
    void childrenEndWithAKilledSupervisor() throws Exception {
        Process supervisor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SupervisorProcess.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        Proc child = Await.until(() -> Proc.read(checkout().pidFile("orphan")), java.util.Optional::isPresent)
                .orElseThrow();
        Await.until(child::alive, alive -> alive);

        supervisor.destroyForcibly();

        Await.until(child::alive, alive -> !alive);
    }

    private Supervisor supervisor(Part... parts) {
        var progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return new Supervisor(new World(checkout(), new PortPlan(18_700), List.of(parts)), progress);
    }

    private Checkout checkout() {
        return Checkout.at(directory);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
