package dev.fairway.runtime.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON of one type of record. Fields that a newer version added are ignored; a variant or an enum's constant that is not
 * known makes the whole value {@link Decoded.Newer}.
 */
public final class Codec<T> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Class<T> type;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    private Codec(Class<T> type) {
        this.type = type;
        this.reader = JSON.readerFor(type);
        this.writer = JSON.writerFor(type);
    }

    public static <T> Codec<T> of(Class<T> type) {
        return new Codec<>(type);
    }

    public Decoded<T> decode(byte @Nullable [] value) {
        if (value == null) {
            return new Decoded.Tombstone<>();
        }
        if (holdsNul(value)) {
            return new Decoded.Unreadable<>("holds a NUL character, which PostgreSQL cannot store");
        }
        try {
            T read = reader.readValue(value);
            return read == null ? new Decoded.Unreadable<>("JSON null") : complete(read);
        } catch (InvalidTypeIdException e) {
            return missing(e)
                    ? new Decoded.Unreadable<>("no 'type' tells which " + type.getSimpleName() + " it is")
                    : new Decoded.Newer<>("unknown variant '" + e.getTypeId() + "'");
        } catch (InvalidFormatException e) {
            return e.getTargetType().isEnum()
                    ? new Decoded.Newer<>("unknown " + e.getTargetType().getSimpleName() + " '" + e.getValue() + "'")
                    : new Decoded.Unreadable<>(shortReason(e));
        } catch (IOException e) {
            return new Decoded.Unreadable<>(shortReason(e));
        }
    }

    private static <T> Decoded<T> complete(T read) {
        return Required.missing(read)
                .<Decoded<T>>map(path -> new Decoded.Unreadable<>("'" + path + "' is missing"))
                .orElseGet(() -> new Decoded.Read<>(read));
    }

    /** @throws IllegalArgumentException if the record cannot be written, which is a bug in it */
    public byte[] encode(T value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + type.getSimpleName(), e);
        }
    }

    /** The value as a tree, for those that show it to people. */
    public static JsonNode tree(byte[] value) throws IOException {
        return JSON.readTree(value);
    }

    private static boolean missing(InvalidTypeIdException e) {
        return e.getTypeId() == null || e.getTypeId().isEmpty();
    }

    /** A raw NUL, or the JSON escape for it. */
    private static boolean holdsNul(byte[] value) {
        for (int i = 0; i < value.length; i++) {
            if (value[i] == 0) {
                return true;
            }
            if (value[i] == 'u' && i > 0 && value[i - 1] == '\\' && escaped(value, i - 1) && zeros(value, i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** The backslash at {@code at} starts an escape if an even number of backslashes stands before it. */
    private static boolean escaped(byte[] value, int at) {
        int before = 0;
        while (at - 1 - before >= 0 && value[at - 1 - before] == '\\') {
            before++;
        }
        return before % 2 == 0;
    }

    private static boolean zeros(byte[] value, int from) {
        if (from + 4 > value.length) {
            return false;
        }
        for (int i = from; i < from + 4; i++) {
            if (value[i] != '0') {
                return false;
            }
        }
        return true;
    }

    /** Where and of what sort, never the value itself: it may hold what must not be repeated. */
    private static String shortReason(IOException e) {
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            return e.getClass().getSimpleName() + " at line "
                    + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        return e.getClass().getSimpleName();
    }
}
