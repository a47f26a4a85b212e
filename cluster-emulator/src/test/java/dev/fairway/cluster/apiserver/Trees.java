package dev.fairway.cluster.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;

/** JSON for tests, with single quotes. */
public final class Trees {

    public static ObjectNode tree(String text) {
        return Json.literal(text.replace('\'', '"'));
    }

    private Trees() {}
}
