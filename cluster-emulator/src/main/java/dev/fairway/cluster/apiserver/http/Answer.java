package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Refusal;
import java.nio.charset.StandardCharsets;

/** An answer without its transport. */
public record Answer(int status, String contentType, byte[] body) {

    static Answer json(int status, byte[] body) {
        return new Answer(status, "application/json", body);
    }

    static Answer json(int status, ObjectNode body) {
        return json(status, Json.bytes(body));
    }

    static Answer text(String body) {
        return new Answer(200, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer refusal(Refusal refusal) {
        return json(refusal.code(), refusal.toStatus());
    }
}
