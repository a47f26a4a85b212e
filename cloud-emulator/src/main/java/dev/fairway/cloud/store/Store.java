package dev.fairway.cloud.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tables of records, changed in transactions one after the other; what throws changes nothing. */
public final class Store implements AutoCloseable {
    private final Map<Class<? extends Entity>, Map<String, Entity>> tables = new LinkedHashMap<>();
    private final Map<String, Class<? extends Entity>> kinds = new LinkedHashMap<>();
    private final JsonMapper json;
    private final @Nullable StoreLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> undo = new ArrayList<>();
    private final Set<Key> touched = new LinkedHashSet<>();
    private long version;

    private record Key(Class<? extends Entity> kind, String id) {}

    /** @param file where the state is kept; null keeps it in memory only */
    public Store(List<Class<? extends Entity>> kinds, JsonMapper json, @Nullable Path file) {
        kinds.forEach(kind -> {
            this.kinds.put(kind.getSimpleName(), kind);
            tables.put(kind, new LinkedHashMap<>());
        });
        this.json = json;
        this.log = file == null ? null : new StoreLog(file);
        if (log != null) {
            log.read().forEach(this::replay);
            log.compact(json(everything()));
        }
    }

    public <R> R transact(Supplier<R> work) {
        lock.lock();
        try {
            R result = work.get();
            commit();
            return result;
        } catch (RuntimeException | Error e) {
            undo.reversed().forEach(Runnable::run);
            throw e;
        } finally {
            undo.clear();
            touched.clear();
            lock.unlock();
        }
    }

    public <T extends Entity> Optional<T> find(Class<T> kind, String id) {
        return Optional.ofNullable(kind.cast(table(kind).get(id)));
    }

    public <T extends Entity> Collection<T> all(Class<T> kind) {
        @SuppressWarnings("unchecked") // a table holds its kind only, see put
        Collection<T> all = (Collection<T>) table(kind).values();
        return Collections.unmodifiableCollection(all);
    }

    public void put(Entity entity) {
        Class<? extends Entity> kind = entity.getClass();
        remember(kind, entity.id(), table(kind).put(entity.id(), entity));
    }

    public void remove(Entity entity) {
        Class<? extends Entity> kind = entity.getClass();
        remember(kind, entity.id(), table(kind).remove(entity.id()));
    }

    /** Grows with each transaction that changed something. */
    public long version() {
        return version;
    }

    /** Everything there is, as the log has it: a list of kind, id and value. */
    public ArrayNode everything() {
        ArrayNode changes = json.createArrayNode();
        tables.forEach((kind, table) -> table.keySet().forEach(id -> changes.add(change(new Key(kind, id)))));
        return changes;
    }

    private void remember(Class<? extends Entity> kind, String id, @Nullable Entity before) {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("A change of " + id + " outside of a transaction.");
        }
        touched.add(new Key(kind, id));
        undo.add(() -> {
            if (before == null) {
                table(kind).remove(id);
            } else {
                table(kind).put(id, before);
            }
        });
    }

    private void commit() {
        if (touched.isEmpty()) {
            return;
        }
        version++;
        if (log != null) {
            ArrayNode changes = json.createArrayNode();
            touched.forEach(key -> changes.add(change(key)));
            log.append(json(changes));
            log.compactIfGrown(() -> json(everything()));
        }
    }

    private JsonNode change(Key key) {
        var change = json.createObjectNode();
        change.put("kind", key.kind().getSimpleName());
        change.put("id", key.id());
        change.set("value", json.valueToTree(table(key.kind()).get(key.id())));
        return change;
    }

    private void replay(String line) {
        try {
            for (JsonNode change : json.readTree(line)) {
                Class<? extends Entity> kind = kinds.get(change.path("kind").asText());
                if (kind == null) {
                    throw new IllegalStateException(
                            "The state on disk has a kind this emulator does not know: " + change);
                }
                if (change.path("value").isNull()) {
                    table(kind).remove(change.path("id").asText());
                } else {
                    table(kind).put(change.path("id").asText(), json.treeToValue(change.get("value"), kind));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The state on disk has a line that cannot be read: " + line, e);
        }
    }

    private String json(JsonNode tree) {
        return tree.toString();
    }

    private Map<String, Entity> table(Class<? extends Entity> kind) {
        Map<String, Entity> table = tables.get(kind);
        if (table == null) {
            throw new IllegalArgumentException("No table of " + kind.getSimpleName() + ".");
        }
        return table;
    }

    @Override
    public void close() {
        if (log != null) {
            log.close();
        }
    }
}
