package dev.fairway.quickstart.supervise;

import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.parts.Part;
import dev.fairway.quickstart.parts.World;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All parts of a world, started in order and ended in the opposite one. */
public final class Supervisor implements AutoCloseable {
    private static final long ROTATE_BYTES = 16L << 20;
    private final Checkout checkout;
    private final Map<String, Keeper> keepers = new LinkedHashMap<>();

    public Supervisor(World world, Progress progress) {
        checkout = world.checkout();
        var spawner = new Spawner();
        if (!spawner.endsChildrenWithUs()) {
            progress.line("There is no setpriv (util-linux): after a kill -9 of this process, run ./fairway down.");
        }
        for (Part part : world.parts()) {
            keepers.put(part.name(), new Keeper(part, checkout, spawner, progress));
        }
    }

    /** Returns true when every part is ready, false if one cannot be started. */
    public boolean start() throws IOException, InterruptedException {
        Files.createDirectories(checkout.logs());
        Files.createDirectories(checkout.cache());
        for (Keeper keeper : keepers.values()) {
            rotate(keeper.part().name());
        }
        for (Keeper keeper : keepers.values()) {
            List<Keeper> before = keeper.part().after().stream()
                    .flatMap(name -> Optional.ofNullable(keepers.get(name)).stream())
                    .toList();
            Thread.ofVirtual().name("keeper-" + keeper.part().name()).start(() -> keeper.run(before));
        }
        boolean all = true;
        for (Keeper keeper : keepers.values()) {
            all &= keeper.awaitSettled();
        }
        return all;
    }

    public List<PartState> states() {
        return keepers.values().stream().map(Keeper::state).toList();
    }

    /** Empty if there is no such part. */
    Optional<Keeper> keeper(String name) {
        return Optional.ofNullable(keepers.get(name));
    }

    List<String> names() {
        return List.copyOf(keepers.keySet());
    }

    /** First what others do not stand on, then the rest. */
    @Override
    public void close() {
        Set<String> ground = new HashSet<>();
        keepers.values().forEach(keeper -> ground.addAll(keeper.part().after()));
        stop(keepers.values().stream()
                .filter(keeper -> !ground.contains(keeper.part().name()))
                .toList());
        stop(keepers.values());
        for (String name : keepers.keySet()) {
            try {
                Files.deleteIfExists(checkout.pidFile(name));
            } catch (IOException e) {
                // A stale file is told from a live process by its start time.
            }
        }
    }

    private static void stop(Collection<Keeper> some) {
        var threads = new ArrayList<Thread>();
        for (Keeper keeper : some) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    keeper.stop();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void rotate(String part) throws IOException {
        var log = checkout.log(part);
        if (Files.exists(log) && Files.size(log) > ROTATE_BYTES) {
            Files.move(
                    log, checkout.logs().resolve(part + ".log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
