package dev.fairway.quickstart.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.quickstart.supervise.PartState;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTest {
    @Test
    void showsNameStateProcessMemoryAndTheirSum() {
        var watcher = new PartState("watcher", "http://127.0.0.1:18781", PartState.Phase.READY, 4711, 0);
        var kafka = new PartState("kafka", "127.0.0.1:18792", PartState.Phase.BACKING_OFF, 0, 2);

        assertThat(StatusTable.lines(List.of(new StatusTable.Row(watcher, 2048), new StatusTable.Row(kafka, 0))))
                .containsExactly(
                        "PART              STATE            PID    MEMORY  RESTARTS  ADDRESS",
                        "watcher           ready           4711     2 MiB         0  http://127.0.0.1:18781",
                        "kafka             backing-off        -         -         2  127.0.0.1:18792",
                        "sum                                        2 MiB            memory is PSS: shared pages are"
                                + " divided among their users");
    }
}
