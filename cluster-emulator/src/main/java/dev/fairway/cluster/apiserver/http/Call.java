package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.proto.Proto;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import dev.fairway.cluster.apiserver.write.WriteOptions;
import java.io.IOException;
import java.util.Map;

/** A request without its transport. */
public record Call(String method, String path, Map<String, String> query, Media media, byte[] body) {
    private static final YAMLMapper YAML = new YAMLMapper();

    public record Media(String accept, String contentType, String userAgent) {}

    Call with(byte[] received) {
        return new Call(method, path, query, media, received);
    }

    public String option(String name) {
        return query.getOrDefault(name, "");
    }

    public boolean asks(String flag) {
        return option(flag).equals("true") || option(flag).equals("1");
    }

    boolean watches() {
        return method.equals("GET") && asks("watch");
    }

    /** Empty for an empty body. */
    Result<JsonNode> json() {
        if (body.length == 0) {
            return Result.ok(Json.object());
        }
        boolean yaml = media.contentType().contains("yaml");
        if (media.contentType().contains("protobuf")) {
            return Proto.decode(body).map(object -> object);
        }
        try {
            return Result.ok(yaml ? YAML.readTree(body) : Json.parse(body));
        } catch (JsonProcessingException e) {
            return Result.refused(Refusal.badRequest("the object provided is unrecognized (must be of type "
                    + (yaml ? "YAML" : "JSON") + "): " + e.getOriginalMessage()));
        } catch (IOException e) {
            return Result.refused(Refusal.badRequest("the body cannot be read: " + e.getMessage()));
        }
    }

    ObjectNode queryTree() {
        ObjectNode tree = Json.object();
        query.forEach(tree::put);
        return tree;
    }

    WriteOptions writeOptions() {
        String manager = option("fieldManager");
        boolean strict = option("fieldValidation").equals("Strict");
        return new WriteOptions(option("dryRun").equals("All"), manager, asks("force"), strict);
    }
}
