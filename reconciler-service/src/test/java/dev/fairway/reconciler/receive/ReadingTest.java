package dev.fairway.reconciler.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.EndpointSliceSnapshot;
import dev.fairway.contracts.snapshot.NodeSnapshot;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.reconciler.Given;
import dev.fairway.runtime.codec.Codec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    private static final byte[] WEB =
            Codec.of(ServiceSnapshot.class).encode(Given.Web.named("web").snapshot());

    private static ConsumerRecord<String, byte[]> record(String topic, @Nullable String key, byte @Nullable [] value) {
        return new ConsumerRecord<>(topic, 0, 0, key, value);
    }

    private static ConsumerRecord<String, byte[]> epoch(ConsumerRecord<String, byte[]> record, String epoch) {
        record.headers().add(Reading.EPOCH, epoch.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Received row(ConsumerRecord<String, byte[]> record) {
        assertThat(Reading.read(record)).isInstanceOf(Reading.Result.Row.class);
        return ((Reading.Result.Row) Reading.read(record)).received();
    }

    @SafeVarargs
    private static Batch batch(String topic, ConsumerRecord<String, byte[]>... records) {
        return Batch.read(new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), List.of(records)), Map.of()));
    }

    @Test
    void eachTopicSaysWhatItsRecordsAreAbout() {
        assertThat(row(epoch(record(Topics.SERVICES, "laptop/shop/web", WEB), "3")))
                .isEqualTo(new Received(
                        "laptop/shop/web",
                        "laptop/service/shop/web",
                        new String(WEB, StandardCharsets.UTF_8),
                        3,
                        ConsumerRecord.NO_TIMESTAMP));
        assertThat(row(record(
                                Topics.ENDPOINTS,
                                "laptop/shop/web-1",
                                Codec.of(EndpointSliceSnapshot.class)
                                        .encode(new EndpointSliceSnapshot(
                                                "laptop", "shop", "web-1", "s", "web", "IPv4", List.of(), List.of()))))
                        .about())
                .isEqualTo("laptop/shop/web");
        assertThat(row(record(
                                Topics.NODES,
                                "laptop//n1",
                                Codec.of(NodeSnapshot.class)
                                        .encode(new NodeSnapshot(
                                                "laptop", "n1", "u", false, true, null, null, List.of(), Map.of(),
                                                List.of()))))
                        .about())
                .isEqualTo("laptop");
        assertThat(row(outcome("fake")).about()).isEqualTo("laptop/service/shop/web");
    }

    @Test
    @DisplayName("A cluster's epoch and an announcement's version order their records")
    void ownOrder() {
        assertThat(row(cluster(7)).epoch()).isEqualTo(7);
        assertThat(row(record(
                                Topics.PROVIDERS,
                                "fake",
                                Codec.of(ProviderAnnouncement.class)
                                        .encode(new ProviderAnnouncement(
                                                "fake",
                                                9,
                                                1,
                                                List.of(),
                                                ProviderAnnouncement.DomainRule.SOURCE,
                                                List.of(),
                                                Set.of()))))
                        .epoch())
                .isEqualTo(9);
        assertThat(row(epoch(record(Topics.SERVICES, "laptop/shop/web", null), "no number"))
                        .epoch())
                .isZero();
    }

    @Test
    @DisplayName("R3: only a really null value is a tombstone")
    void tombstone() {
        assertThat(row(record(Topics.SERVICES, "laptop/shop/web", null)).body()).isNull();
        assertThat(Reading.read(record(Topics.SERVICES, "laptop/shop/web", new byte[0])))
                .isInstanceOf(Reading.Result.Dead.class);
    }

    @ParameterizedTest(name = "R3: {0} is garbage")
    @ValueSource(strings = {"{", "{}", "[]", "null", "7", "\"text\"", "ab"})
    void garbage(String value) {
        assertThat(Reading.read(record(Topics.SERVICES, "laptop/shop/web", bytes(value))))
                .isInstanceOf(Reading.Result.Dead.class);
    }

    @Test
    @DisplayName("R4: a variant of a newer version is parked, not dead")
    void newer() {
        assertThat(Reading.read(record(
                        Topics.OUTCOMES,
                        "laptop/service/shop/web|u1|fake",
                        bytes("{\"source\":\"laptop/service/shop/web\",\"uid\":\"u1\",\"writer\":\"fake\","
                                + "\"generation\":1,\"phase\":{\"type\":\"Dreaming\"}}"))))
                .isInstanceOf(Reading.Result.Parked.class);
    }

    @Test
    void keysThatCannotBeAreDead() {
        assertThat(Reading.read(record(Topics.SERVICES, null, WEB))).isEqualTo(new Reading.Result.Dead("null key"));
        assertThat(Reading.read(record(Topics.SERVICES, "laptop/shop/other", WEB)))
                .as("a value of another key")
                .isInstanceOf(Reading.Result.Dead.class);
        for (String key : List.of("", "web", "a/b/c/d", "a/b/c|d", "x".repeat(801) + "/b/c", "a/b/c\0")) {
            assertThat(Reading.read(record(Topics.SERVICES, key, null)))
                    .as(key)
                    .isInstanceOf(Reading.Result.Dead.class);
        }
        assertThat(Reading.read(record(Topics.OUTCOMES, "web|u1", null))).isInstanceOf(Reading.Result.Dead.class);
    }

    @Test
    @DisplayName("I9: one bad record is buried by itself; the last of each key is kept")
    void batch() {
        Batch batch = batch(
                Topics.SERVICES,
                record(Topics.SERVICES, "laptop/shop/web", WEB),
                record(Topics.SERVICES, "laptop/shop/web", bytes("garbage")),
                record(Topics.SERVICES, "laptop/shop/api", null),
                record(Topics.SERVICES, null, WEB));
        assertThat(batch.rows())
                .extracting(Received::key, r -> r.body() == null)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("laptop/shop/web", false),
                        org.assertj.core.groups.Tuple.tuple("laptop/shop/api", true));
        assertThat(batch.dead()).hasSize(2);
    }

    @Test
    @DisplayName("R5: within a batch too, a deposed watcher's record or tombstone does not replace its successor's")
    void deposed() {
        Batch batch = batch(
                Topics.SERVICES,
                epoch(record(Topics.SERVICES, "laptop/shop/web", WEB), "4"),
                epoch(record(Topics.SERVICES, "laptop/shop/web", null), "3"));
        assertThat(batch.rows()).singleElement().returns(4L, Received::epoch);
    }

    @Test
    @DisplayName("A cluster that is forgotten right after its record is forgotten")
    void tombstoneAfterRecord() {
        assertThat(batch(Topics.CLUSTERS, cluster(4), record(Topics.CLUSTERS, "laptop", null))
                        .rows())
                .singleElement()
                .satisfies(received -> assertThat(received.body()).isNull());
    }

    @Test
    void whatWeSaidOurselvesIsNotReadAgain() {
        assertThat(batch(Topics.OUTCOMES, outcome(Outcome.RECONCILER), outcome("fake"))
                        .rows())
                .extracting(Received::key)
                .containsExactly("laptop/service/shop/web|u1|fake");
    }

    private static ConsumerRecord<String, byte[]> cluster(long epoch) {
        return record(
                Topics.CLUSTERS,
                "laptop",
                Codec.of(ClusterRecord.class).encode(new ClusterRecord("laptop", "c1", epoch, null, Map.of(), 0)));
    }

    private static ConsumerRecord<String, byte[]> outcome(String writer) {
        Outcome outcome =
                new Outcome(Given.Web.named("web").source(), "u1", writer, 1, new Phase.Gone(), List.of(), List.of());
        return record(
                Topics.OUTCOMES,
                outcome.key().toString(),
                Codec.of(Outcome.class).encode(outcome));
    }
}
