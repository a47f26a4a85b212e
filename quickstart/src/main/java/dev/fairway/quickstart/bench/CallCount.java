package dev.fairway.quickstart.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How many calls of which sort a stretch of the cloud's journal holds. */
record CallCount(List<JsonNode> calls) {

    long changing() {
        return calls.stream().filter(CallCount::isChanging).count();
    }

    long named(String operation) {
        return calls.stream()
                .filter(call -> call.path("op").asText().equals(operation))
                .count();
    }

    /** Health and state are polled until all is up; those polls are not what a creation costs. */
    long tagReads() {
        return named("DescribeTags");
    }

    /** Reads that name a resource, other than a plain list of what there is. */
    long readsOfOne() {
        return calls.stream()
                .filter(call ->
                        !isChanging(call) && !call.path("resource").asText("").isEmpty())
                .count();
    }

    long reads() {
        return calls.stream().filter(call -> !isChanging(call)).count();
    }

    CallCount about(String source) {
        return new CallCount(calls.stream()
                .filter(call -> call.path("source").asText().equals(source))
                .toList());
    }

    /** About every object whose name starts so. */
    CallCount aboutAll(String prefix) {
        return new CallCount(calls.stream()
                .filter(call -> call.path("source").asText().contains("/" + prefix))
                .toList());
    }

    private static boolean isChanging(JsonNode call) {
        return call.path("mutating").asBoolean();
    }
}
