package dev.fairway.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.contracts.Topics;
import dev.fairway.runtime.codec.Codec;
import dev.fairway.runtime.codec.Decoded;
import dev.fairway.runtime.deadletters.DeadLetters;
import dev.fairway.runtime.kafka.KafkaSettings;
import dev.fairway.runtime.publish.Envelope;
import dev.fairway.runtime.publish.Publisher;
import dev.fairway.runtime.testing.DatabaseResource;
import dev.fairway.runtime.testing.EmbeddedKafka;
import dev.fairway.runtime.testing.KafkaResource;
import dev.fairway.runtime.topics.TopicSetup;
import dev.fairway.runtime.view.TopicView;
import dev.fairway.runtime.view.TopicViewConfig;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(DatabaseResource.class)
@SuppressWarnings("NullAway.Init") // set by the test resource
class GroundTest {
    private static final Codec<Note> NOTE = Codec.of(Note.class);

    EmbeddedKafka kafka;

    @Inject
    KafkaSettings settings;

    @Inject
    TopicSetup topics;

    @Inject
    Publisher publisher;

    @Inject
    DeadLetters deadLetters;

    record Note(String text) {}

    /** What a view was told, in order. */
    static final class Told implements TopicView.Listener<Note> {
        final BlockingQueue<String> words = new LinkedBlockingQueue<>();
        final BlockingQueue<ConsumerRecord<String, byte[]>> records = new LinkedBlockingQueue<>();

        @Override
        public void changed(String key, Decoded<Note> value, ConsumerRecord<String, byte[]> record) {
            records.add(record);
            words.add(
                    switch (value) {
                        case Decoded.Read<Note> read -> key + "=" + read.value().text();
                        case Decoded.Tombstone<Note> _ -> key + " forgotten";
                        case Decoded.Newer<Note> _ -> key + " newer";
                        case Decoded.Unreadable<Note> _ -> key + " unreadable";
                    });
            if (key.equals("bug")) {
                throw new IllegalStateException("a listener that cannot bear this record");
            }
        }

        @Override
        public void caughtUp() {
            words.add("caught up");
        }

        String next() throws InterruptedException {
            return String.valueOf(words.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void topicsAreMadeAsTopicsYamlSays() throws Exception {
        topics.ensure(List.of(Topics.NODES, Topics.desired("fake")));
        topics.ensure(List.of(Topics.NODES));
        try (Admin admin = Admin.create(settings.common())) {
            var made = admin.describeTopics(List.of(Topics.NODES, Topics.desired("fake")))
                    .allTopicNames()
                    .get();
            assertThat(made.values())
                    .extracting(topic -> topic.name() + " " + topic.partitions().size())
                    .containsExactlyInAnyOrder("fairway.nodes 4", "fairway.desired.fake 8");
        }
    }

    @Test
    void anotherPartitionCountIsRefusedInWordsForPeople() throws Exception {
        String topic = Topics.desired("wrong");
        try (Admin admin = Admin.create(settings.common())) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        }
        assertThatThrownBy(() -> topics.ensure(List.of(topic))).hasMessageContaining("3 partitions", "8");
    }

    @Test
    void aViewTellsAllFromTheBeginningAndGoesOnAfterABugAndAnOutage() throws Exception {
        String topic = Topics.desired("view");
        topics.ensure(List.of(topic));
        publisher.sendAll(List.of(note(topic, "a", "1"), note(topic, "bug", "2"), note(topic, "a", "3")));
        Told told = new Told();
        try (TopicView<Note> view = TopicView.follow(new TopicViewConfig(settings.assigned(), topic), NOTE, told)) {
            assertThat(List.of(told.next(), told.next(), told.next(), told.next()))
                    .containsExactlyInAnyOrder("a=1", "bug=2", "a=3", "caught up")
                    .containsSubsequence("a=1", "a=3")
                    .endsWith("caught up");
            assertThat(view.awaitCaughtUp(Duration.ofSeconds(5))).isTrue();
            kafka.stop();
            kafka.startAgain();
            publisher.sendAll(List.of(Envelope.tombstone(topic, "p", "a", "note")));
            assertThat(told.next()).isEqualTo("a forgotten");
        }
    }

    @Test
    void recordsCarryCloudEventsHeadersAndGoToTheirPartitionKeysPartition() throws Exception {
        String topic = Topics.desired("headers");
        topics.ensure(List.of(topic));
        assertThat(publisher.sendAll(List.of(note(topic, "k", "1").with("fairway-epoch", "4"))))
                .isEmpty();
        Told told = new Told();
        try (TopicView<Note> view = TopicView.follow(new TopicViewConfig(settings.assigned(), topic), NOTE, told)) {
            assertThat(view.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
            ConsumerRecord<String, byte[]> record = told.records.remove();
            assertThat(record.partition()).isEqualTo(dev.fairway.runtime.publish.Partitioning.partition("p", 8));
            assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(record, "ce_source")).isEqualTo("fairway/ground");
            assertThat(header(record, "ce_subject")).isEqualTo("k");
            assertThat(header(record, "ce_type")).isEqualTo("note");
            assertThat(header(record, "fairway-epoch")).isEqualTo("4");
        }
    }

    @Test
    void aDeadLetterKeepsTheBytesAndSaysWhereFromAndWhy() throws Exception {
        String topic = Topics.deadLetters("ground");
        topics.ensure(List.of(topic));
        byte[] garbage = "{not json".getBytes(StandardCharsets.UTF_8);
        deadLetters.bury(new ConsumerRecord<>("fairway.services", 3, 42, null, garbage), "x".repeat(600));
        Told told = new Told();
        try (TopicView<Note> view = TopicView.follow(new TopicViewConfig(settings.assigned(), topic), NOTE, told)) {
            assertThat(view.awaitCaughtUp(Duration.ofSeconds(20))).isTrue();
            ConsumerRecord<String, byte[]> letter = told.records.remove();
            assertThat(letter.key()).isEqualTo("fairway.services/3/42");
            assertThat(letter.value()).isEqualTo(garbage);
            assertThat(header(letter, "fairway-reason")).hasSize(500);
        }
    }

    private static Envelope note(String topic, String key, String text) {
        return Envelope.of(topic, "p", key, NOTE.encode(new Note(text)), "note");
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
