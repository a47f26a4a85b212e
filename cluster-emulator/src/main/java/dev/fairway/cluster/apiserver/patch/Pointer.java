package dev.fairway.cluster.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** RFC 6901, below a holder whose only member is {@code root}, so that the document itself has a parent. */
record Pointer(String text, List<String> steps) {

    static Pointer parse(String text) {
        var steps = new ArrayList<String>(List.of("root"));
        if (!text.isEmpty()) {
            for (String step : text.substring(1).split("/", -1)) {
                steps.add(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return new Pointer(text, steps);
    }

    /** -1 for what is no index. */
    static int index(String step) {
        return step.matches("0|[1-9]\\d{0,8}") ? Integer.parseInt(step) : -1;
    }

    JsonNode find(JsonNode holder) {
        JsonNode found = holder;
        for (String step : steps) {
            found = found.isArray() ? found.path(index(step)) : found.path(step);
        }
        return found;
    }

    Pointer parent() {
        return new Pointer(text, steps.subList(0, steps.size() - 1));
    }

    String last() {
        return steps.getLast();
    }
}
