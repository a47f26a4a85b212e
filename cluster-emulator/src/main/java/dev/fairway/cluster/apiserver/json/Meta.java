package dev.fairway.cluster.apiserver.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What every Kubernetes object says about itself. */
public final class Meta {

    public static String name(JsonNode object) {
        return Json.text(object, "metadata", "name");
    }

    public static String namespace(JsonNode object) {
        return Json.text(object, "metadata", "namespace");
    }

    public static String uid(JsonNode object) {
        return Json.text(object, "metadata", "uid");
    }

    public static String resourceVersion(JsonNode object) {
        return Json.text(object, "metadata", "resourceVersion");
    }

    public static boolean deleting(JsonNode object) {
        return Json.at(object, "metadata").hasNonNull("deletionTimestamp");
    }

    public static List<String> finalizers(JsonNode object) {
        return Json.texts(Json.at(object, "metadata", "finalizers"));
    }

    public static List<ObjectNode> owners(JsonNode object) {
        return Json.objects(Json.at(object, "metadata", "ownerReferences"));
    }

    public static ObjectNode of(ObjectNode object) {
        return Json.child(object, "metadata");
    }

    private Meta() {}
}
