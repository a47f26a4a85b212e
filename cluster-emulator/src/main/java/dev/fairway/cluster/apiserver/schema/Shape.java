package dev.fairway.cluster.apiserver.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a field may hold. */
sealed interface Shape {

    /** Anything: what has a form of its own, such as IntOrString, Quantity or raw JSON. */
    record Free() implements Shape {}

    /** @param goType as upstream's messages name it */
    record Scalar(String goType) implements Shape {}

    record ListOf(Shape element) implements Shape {}

    record MapOf(Shape value) implements Shape {}

    /** An object with known fields; they are looked up when needed, for types may hold themselves. */
    record Struct(Class<?> model) implements Shape {
        Map<String, Shape> fields() {
            return FIELDS.get(model);
        }
    }

    ClassValue<Map<String, Shape>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Shape> computeValue(Class<?> model) {
            var fields = new HashMap<String, Shape>();
            for (Field field : model.getDeclaredFields()) {
                JsonProperty property = field.getAnnotation(JsonProperty.class);
                if (property != null) {
                    fields.put(property.value(), of(field.getGenericType()));
                }
            }
            return fields;
        }
    };

    static Shape of(Type type) {
        return switch (type) {
            case ParameterizedType generic
            when generic.getRawType() == List.class -> new ListOf(of(generic.getActualTypeArguments()[0]));
            case ParameterizedType generic
            when generic.getRawType() == Map.class -> new MapOf(of(generic.getActualTypeArguments()[1]));
            case Class<?> plain -> of(plain);
            default -> new Free();
        };
    }

    private static Shape of(Class<?> plain) {
        if (plain == String.class) {
            return new Scalar("string");
        }
        if (plain == Integer.class) {
            return new Scalar("int32");
        }
        if (plain == Long.class) {
            return new Scalar("int64");
        }
        if (plain == Boolean.class) {
            return new Scalar("bool");
        }
        return hasOwnForm(plain) ? new Free() : new Struct(plain);
    }

    private static boolean hasOwnForm(Class<?> plain) {
        return !plain.getName().startsWith("io.fabric8.kubernetes.api.model.")
                || FREE.contains(plain.getSimpleName())
                || FIELDS.get(plain).isEmpty();
    }

    List<String> FREE = List.of("IntOrString", "Quantity", "MicroTime", "FieldsV1", "RawExtension");
}
