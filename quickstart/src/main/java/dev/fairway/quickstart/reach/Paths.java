package dev.fairway.quickstart.reach;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Where the API server has an object, by its kind; pure. Kubernetes' plurals of the kinds in examples/ are regular. */
final class Paths {

    /** <pre>v1 Service default/web -> /api/v1/namespaces/default/services/web</pre> */
    static String of(JsonNode object) {
        return collection(object) + "/" + object.path("metadata").path("name").asText();
    }

    static String collection(JsonNode object) {
        String version = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        String root = (version.contains("/") ? "/apis/" : "/api/") + version;
        String plural = kind.toLowerCase(Locale.ROOT) + (kind.endsWith("s") ? "es" : "s");
        if (kind.equals("Node") || kind.equals("Namespace")) {
            return root + "/" + plural;
        }
        return root + "/namespaces/" + object.path("metadata").path("namespace").asText("default") + "/" + plural;
    }

    private Paths() {}
}
