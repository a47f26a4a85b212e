package dev.fairway.runtime.codec;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a record should hold and does not: JSON like <code>{}</code> can be read into any record, and would only hurt far
 * from here. A component that is not {@link Nullable} must be there.
 */
final class Required {
    private static final Map<Class<?>, List<Part>> PARTS = new ConcurrentHashMap<>();

    private record Part(RecordComponent component, boolean nullable) {}

    /** The path of the first thing that is missing. */
    static Optional<String> missing(Object value) {
        return switch (value) {
            case Record record -> missingIn(record);
            case Collection<?> many -> missingIn(many);
            case Map<?, ?> map -> missingIn(map.values());
            default -> Optional.empty();
        };
    }

    private static Optional<String> missingIn(Record record) {
        for (Part part : PARTS.computeIfAbsent(record.getClass(), Required::parts)) {
            Object value = valueOf(part.component(), record);
            String name = part.component().getName();
            if (value == null) {
                if (!part.nullable()) {
                    return Optional.of(name);
                }
                continue;
            }
            Optional<String> below = missing(value);
            if (below.isPresent()) {
                return Optional.of(name + "." + below.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missingIn(Collection<?> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .map(Required::missing)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Part> parts(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getType().isPrimitive())
                .map(component ->
                        new Part(component, component.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                .peek(part -> part.component().getAccessor().setAccessible(true))
                .toList();
    }

    private static @Nullable Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private Required() {}
}
