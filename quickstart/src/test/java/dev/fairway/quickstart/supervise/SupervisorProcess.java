package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.parts.PortPlan;
import dev.fairway.quickstart.parts.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A supervisor that can be killed: runs one part under the directory it is given, until its own end. */
final class SupervisorProcess {
    static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        var checkout = Checkout.at(directory);
        Files.createDirectories(checkout.run());
        var world = new World(checkout, new PortPlan(18_700), List.of(ShellPart.ready("orphan", directory)));
        new Supervisor(world, new Progress(System.out)).start();
        new CountDownLatch(1).await();
    }

    private SupervisorProcess() {}
}
