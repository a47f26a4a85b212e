package dev.fairway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private static final String SCHEME = "service.beta.kubernetes.io/aws-load-balancer-scheme";

    private final Fairway fairway = Fairway.running();
    private final User user = new User();
    private final Cloud cloud = new Cloud();
    private final Visitor visitor = new Visitor(cloud);

    @Test
    @DisplayName(
            "a value that is not allowed is named in condition and event, and the running balancer stays as it was")
    void badAnnotation() {
        user.runs("trouble", 1);
        user.exposes("trouble", "trouble", "ip");
        String address = user.waitsForAnAddress("trouble");
        visitor.waitsForAnAnswer(address, "trouble-");
        user.waitsForCondition("trouble", "True");
        long start = cloud.now();

        user.annotates("trouble", "scheme", "publc");

        user.waitsForCondition("trouble", "False");
        assertThat(user.condition("trouble", "fairway.dev/Provisioned-aws")
                        .orElseThrow()
                        .getMessage())
                .contains(SCHEME, "'publc'", "internet-facing");
        await("a Warning")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(user.warningsOf("trouble")).anyMatch(message -> message.contains("'publc'")));
        assertThat(cloud.changes(start, "trouble")).isEmpty();
        assertThat(user.address("trouble")).isEqualTo(address);
        visitor.waitsForAnAnswer(address, "trouble-");
        assertThat(fairway.call(Duration.ofMinutes(1), "why", "svc/trouble")).contains("'publc'");

        user.deletes("trouble");
        user.removesTheApp("trouble");
        user.waitsUntilGone("trouble");
    }

    @Test
    @DisplayName("R3 garbage under a living key changes nothing but the dead letters")
    void garbage() throws Exception {
        user.runs("garbage", 1);
        user.exposes("garbage", "garbage", "ip");
        String address = user.waitsForAnAddress("garbage");
        visitor.waitsForAnAnswer(address, "garbage-");
        user.waitsForCondition("garbage", "True");
        long start = cloud.now();

        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Fairway.KAFKA), new StringSerializer(), new ByteArraySerializer())) {
            byte[] bytes = "{not json".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>("fairway.services", "laptop/default/garbage", bytes))
                    .get(10, TimeUnit.SECONDS);
        }

        await("dead letters")
                .atMost(Duration.ofSeconds(30))
                .until(() -> fairway.call(Duration.ofMinutes(1), "topics", "dead-letters.reconciler")
                        .contains("fairway.services"));
        assertThat(cloud.changes(start, "garbage")).isEmpty();
        visitor.waitsForAnAnswer(address, "garbage-");

        user.deletes("garbage");
        user.removesTheApp("garbage");
        user.waitsUntilGone("garbage");
    }

    @Test
    @DisplayName("C-05, R11 a class that nobody announced gets no finalizer, no condition, no event and no call")
    void foreignClass() {
        long start = cloud.now();
        user.runs("foreign", 1);
        user.exposes("foreign", "foreign", "example.com/other", Map.of());
        user.exposes("ours", "foreign", "ip");
        user.waitsForAnAddress("ours"); // by now the other would have been served too

        assertThat(user.sees("foreign").orElseThrow().getMetadata().getFinalizers())
                .isEmpty();
        assertThat(user.sees("foreign").orElseThrow().getStatus().getConditions())
                .isEmpty();
        assertThat(user.warningsOf("foreign")).isEmpty();
        assertThat(cloud.changes(start, "foreign")).isEmpty();

        user.deletes("foreign");
        user.deletes("ours");
        user.removesTheApp("foreign");
        user.waitsUntilGone("ours");
    }
}
