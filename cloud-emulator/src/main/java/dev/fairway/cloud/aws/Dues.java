package dev.fairway.cloud.aws;

import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Instance;
import dev.fairway.cloud.aws.state.NetworkInterface;
import dev.fairway.cloud.aws.state.TargetGroup;
import dev.fairway.cloud.clock.Timed;
import dev.fairway.cloud.store.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happens by the passing of time alone: balancers become active, draining ends, interfaces and dead machines vanish. */
final class Dues implements Timed {
    /** AWS deregisters what is terminated; how soon is unverified. */
    private static final Duration TARGETS_OUTLIVE = Duration.ofMinutes(1);
    /** "Terminated instances remain visible for a short time" (EC2 guide), about an hour. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Account account;
    private final Runnable changed;
    private Instant settled = Instant.EPOCH;

    Dues(Account account, Runnable changed) {
        this.account = account;
        this.changed = changed;
    }

    @Override
    public Optional<Instant> next() {
        return account.store()
                .transact(() ->
                        moments().filter(moment -> moment.isAfter(settled)).min(Comparator.naturalOrder()));
    }

    private Stream<Instant> moments() {
        Stream<Instant> active = account.loadBalancers().map(lb -> lb.reach().activeAt());
        Stream<@Nullable Instant> drained = account.store().all(TargetGroup.class).stream()
                .flatMap(group -> group.targets().stream())
                .map(TargetGroup.Target::goneAt);
        Stream<@Nullable Instant> interfaces =
                account.store().all(NetworkInterface.class).stream().map(NetworkInterface::goneAt);
        Stream<Instant> machines = account.store().all(Instance.class).stream()
                .flatMap(each -> Stream.ofNullable(each.terminatedAt()))
                .flatMap(at -> Stream.of(at.plus(TARGETS_OUTLIVE), at.plus(REMEMBERED)));
        return Stream.of(active, present(drained), present(interfaces), machines)
                .flatMap(all -> all);
    }

    private static Stream<Instant> present(Stream<@Nullable Instant> moments) {
        return moments.mapMulti((moment, out) -> {
            if (moment != null) {
                out.accept(moment);
            }
        });
    }

    @Override
    public void settle() {
        account.store().transact(() -> {
            Instant now = account.now();
            drop(NetworkInterface.class, nic -> due(nic.goneAt(), now));
            Set<String> dead = account.store().all(Instance.class).stream()
                    .filter(each -> due(each.terminatedAt(), now.minus(TARGETS_OUTLIVE)))
                    .map(Instance::id)
                    .collect(Collectors.toSet());
            List.copyOf(account.store().all(TargetGroup.class)).forEach(group -> settle(group, dead, now));
            drop(Instance.class, each -> due(each.terminatedAt(), now.minus(REMEMBERED)));
            settled = now;
            return true;
        });
        changed.run();
    }

    private <T extends Entity> void drop(Class<T> kind, Predicate<T> due) {
        account.store().all(kind).stream().filter(due).toList().forEach(account.store()::remove);
    }

    private void settle(TargetGroup group, Set<String> dead, Instant now) {
        List<TargetGroup.Target> left = group.targets().stream()
                .filter(target -> !due(target.goneAt(), now) && !dead.contains(target.id()))
                .toList();
        if (left.size() != group.targets().size()) {
            account.store().put(group.withTargets(left));
        }
    }

    private static boolean due(@Nullable Instant moment, Instant now) {
        return moment != null && !moment.isAfter(now);
    }
}
