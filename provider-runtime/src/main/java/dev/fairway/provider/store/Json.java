package dev.fairway.provider.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Our own values as text in columns. What cannot be read back is a bug or another hand in the database. */
final class Json {
    private static final Logger LOG = Logger.getLogger(Json.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static <T> String write(Class<T> type, T value) {
        try {
            return JSON.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + type.getSimpleName(), e);
        }
    }

    static <T> T read(Class<T> type, String text) {
        try {
            return JSON.readerFor(type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot read " + type.getSimpleName() + " from the database", e);
        }
    }

    /** Null where an older version wrote what this one cannot read, or a newer one did before it was taken back. */
    static <T> @Nullable T readIfPossible(Class<T> type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return JSON.readerFor(type).readValue(text);
        } catch (JsonProcessingException e) {
            LOG.errorf(e, "a stored %s cannot be read", type.getSimpleName());
            return null;
        }
    }

    static String write(Map<String, Long> versions) {
        try {
            return JSON.writeValueAsString(versions);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write versions", e);
        }
    }

    static Map<String, Long> versions(String text) {
        try {
            return JSON.readValue(text, new TypeReference<Map<String, Long>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot read versions from the database", e);
        }
    }

    private Json() {}
}
