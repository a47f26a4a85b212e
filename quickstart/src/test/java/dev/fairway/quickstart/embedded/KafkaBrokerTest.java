package dev.fairway.quickstart.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.quickstart.records.TopicReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KafkaBrokerTest {
    @TempDir
    Path directory;

    @Test
    void keepsRecordsOverARestartAndTheyCanBeReadByKey() throws Exception {
        int port = FreePort.find();
        String bootstrap = "127.0.0.1:" + port;
        try (KafkaBroker first = KafkaBroker.start(directory, port, FreePort.find())) {
            write(bootstrap);
            assertThat(first).isNotNull();
        }

        try (KafkaBroker second = KafkaBroker.start(directory, port, FreePort.find());
                var reader = new TopicReader(bootstrap)) {
            assertThat(second).isNotNull();
            assertThat(reader.counts("fairway.")).isEqualTo(Map.of("fairway.nodes", 4L));
            assertThat(reader.latest(List.of("fairway.nodes")))
                    .extracting(entry -> entry.key() + "=" + entry.value())
                    .containsExactlyInAnyOrder("a={\"n\":2}", "b=null", "c=\"not JSON: ~\"");
            var all = new ArrayList<String>();
            reader.all(List.of("fairway.nodes"), entry -> all.add(entry.key()));
            assertThat(all).containsExactlyInAnyOrder("a", "a", "b", "c");
        }
    }

    private static void write(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic("fairway.nodes", Optional.of(2), Optional.empty())))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "compression.type", "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record("a", "{\"n\":1}"));
            producer.send(record("a", "{\"n\":2}"));
            producer.send(new ProducerRecord<>("fairway.nodes", bytes("b"), null));
            producer.send(record("c", "~")).get();
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String key, String value) {
        return new ProducerRecord<>("fairway.nodes", bytes(key), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
