package dev.fairway.cluster.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;

/** An object as it is stored, and its bytes, which are made once. Nobody changes either. */
public record Stored(ObjectNode object, byte[] json) {

    public static Stored of(ObjectNode object) {
        return new Stored(object, Json.bytes(object));
    }
}
