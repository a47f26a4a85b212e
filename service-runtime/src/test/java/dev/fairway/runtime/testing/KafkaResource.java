package dev.fairway.runtime.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code @WithTestResource(KafkaResource.class)} gives a service a broker. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        EmbeddedKafka started = EmbeddedKafka.start();
        kafka = started;
        return Map.of("kafka.bootstrap.servers", started.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(kafka, field -> field.getType().equals(EmbeddedKafka.class));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
    }
}
