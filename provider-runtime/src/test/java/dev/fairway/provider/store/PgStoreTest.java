package dev.fairway.provider.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.contracts.Kind;
import dev.fairway.contracts.SourceRef;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.provider.own.Ownership;
import dev.fairway.provider.rows.Progress;
import dev.fairway.provider.rows.Restored;
import dev.fairway.provider.rows.Row;
import dev.fairway.provider.rows.UnitId;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.retry.Retrying;
import dev.fairway.runtime.testing.DatabaseResource;
import dev.fairway.runtime.testing.KafkaResource;
import dev.fairway.spi.Found;
import dev.fairway.spi.Handle;
import dev.fairway.testkit.fake.FakeSpec;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(DatabaseResource.class)
class PgStoreTest {
    private static final SourceRef SOURCE = new SourceRef("c", Kind.SERVICE, "ns", "name");
    private static final Duration LEASE = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    Retrying retrying;

    private Ownership owner(int part) {
        Ownership ownership = new Ownership(pool, retrying, "test", LEASE);
        ownership.take(List.of(part));
        return ownership;
    }

    private PgStore<FakeSpec> store(Ownership ownership) {
        return new PgStore<>(pool, ownership, retrying, FakeSpec.class);
    }

    private static UnitId unit(int part) {
        return new UnitId("unit" + part, "domain", part, "c", "cuid", null);
    }

    private static Found<FakeSpec> part(String name) {
        var mark = new dev.fairway.spi.Ownership("cuid", "uid", SOURCE.toString(), "pool/" + name);
        return new Found<>(
                new FakeSpec.Pool(mark, name, "TCP", name.charAt(0)), new Handle("h-" + name, Map.of("dns", "x")));
    }

    private Restored<FakeSpec> restored(int part) {
        return new Restore<>(pool, retrying, FakeSpec.class, _ -> unit(part))
                .of(List.of(part)).stream()
                        .filter(r -> r.id().text().equals("unit" + part))
                        .findFirst()
                        .orElseThrow();
    }

    private void desired(int part, Desired desired) {
        String body = new String(Codec.of(Desired.class).encode(desired), StandardCharsets.UTF_8);
        pool.preparedQuery("insert into desired values ($1, $2, $3, $4, $5, $6, $7)")
                .execute(Tuple.tuple()
                        .addString(desired.key().toString())
                        .addInteger(part)
                        .addString("c")
                        .addString("uid")
                        .addLong(desired.generation())
                        .addBoolean(false)
                        .addString(body))
                .await()
                .indefinitely();
    }

    @Test
    void whatWasStoredIsRestored() {
        PgStore<FakeSpec> store = store(owner(1001));
        Desired desired = new Desired.Absent("domain", SOURCE, "uid", "cuid", 7);
        desired(1001, desired);
        store.inventory(unit(1001), List.of(part("a"), part("b")), List.of());
        store.inventory(unit(1001), List.of(part("c")), List.of(part("a").id()));
        Outcome said = new Outcome(SOURCE, "uid", "fake", 6, new Phase.Gone(), List.of(), List.of());
        Progress progress = new Progress(6, Map.of("set", 3L), null, 2, Instant.parse("2026-01-01T00:00:00Z"), said);
        store.progress(List.of(new Row(desired, 1001, progress, false, false, null)));

        Restored<FakeSpec> restored = restored(1001);

        assertThat(restored.inventory()).containsExactlyInAnyOrder(part("b"), part("c"));
        assertThat(restored.rows()).singleElement().satisfies(row -> {
            assertThat(row.desired()).isEqualTo(desired);
            assertThat(row.progress()).isEqualTo(progress);
            assertThat(row.doubtful()).isTrue();
        });
    }

    @Test
    @DisplayName("I6: a new owner shuts out the writes of the old one and knows how long its calls may last")
    void aNewOwner() {
        Ownership old = owner(1002);
        PgStore<FakeSpec> store = store(old);
        store.inventory(unit(1002), List.of(part("a")), List.of());
        assertThat(old.untilQuiet(1002)).isZero();

        Ownership next = owner(1002);

        assertThat(next.untilQuiet(1002)).isBetween(Duration.ofSeconds(8), LEASE);
        assertThatThrownBy(() -> store.inventory(unit(1002), List.of(part("b")), List.of()))
                .isInstanceOf(LostOwnership.class);
        assertThat(restored(1002).inventory()).containsExactly(part("a"));
        old.renew();
        assertThat(old.owns(1002)).isFalse();
        assertThat(next.outlasts(1002, Duration.ofSeconds(6))).isTrue();
        assertThat(next.outlasts(1002, Duration.ofSeconds(11))).isFalse();
    }

    @Test
    void whoLeavesInPeaceLeavesNoLease() {
        owner(1003).leave(List.of(1003), _ -> false);
        assertThat(owner(1003).untilQuiet(1003)).isLessThan(Duration.ofMillis(200));

        Ownership busy = owner(1004);
        busy.leave(List.of(1004), _ -> true);
        assertThat(owner(1004).untilQuiet(1004)).isGreaterThan(Duration.ofSeconds(8));
    }

    @Test
    void sharedPartsUnderWayAreFoundAgain() {
        PgStore<FakeSpec> store = store(owner(1005));
        store.busy(unit(1005), true);
        assertThat(restored(1005).busy()).isTrue();

        store.busy(unit(1005), false);
        store.inventory(unit(1005), List.of(part("a")), List.of());
        assertThat(restored(1005).busy()).isFalse();
    }
}
