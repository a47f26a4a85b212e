package dev.fairway.cluster.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/** @param wide shown with {@code -o wide} only */
record Column(String name, boolean wide, BiFunction<JsonNode, Instant, String> cell) {

    static Column shown(String name, Function<JsonNode, String> cell) {
        return new Column(name, false, (object, now) -> cell.apply(object));
    }

    static Column wide(String name, Function<JsonNode, String> cell) {
        return new Column(name, true, (object, now) -> cell.apply(object));
    }

    static Column age() {
        return new Column("Age", false, (object, now) -> Cells.age(object, now));
    }
}
