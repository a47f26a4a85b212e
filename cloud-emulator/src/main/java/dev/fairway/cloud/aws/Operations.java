package dev.fairway.cloud.aws;

import dev.fairway.cloud.aws.codec.Form;
import dev.fairway.cloud.aws.codec.PojoReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** A service's operations by name: how a form becomes a request, and who answers it. */
public final class Operations {
    private final Map<String, Function<Form, SdkPojo>> byName = new LinkedHashMap<>();

    public <R, B extends SdkPojo & SdkBuilder<B, R>> Operations on(
            String action, Supplier<B> builder, Function<R, ? extends SdkPojo> handler) {
        byName.put(
                action,
                form -> handler.apply(PojoReader.fill(builder.get(), form).build()));
        return this;
    }

    Optional<Function<Form, SdkPojo>> named(String action) {
        return Optional.ofNullable(byName.get(action));
    }

    Set<String> names() {
        return byName.keySet();
    }

    static boolean mutating(String action) {
        return !action.startsWith("Describe");
    }
}
