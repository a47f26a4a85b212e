package dev.fairway.cluster.apiserver.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * As much OpenAPI v3 as kubectl needs: it looks here whether the server validates fields itself, and then does not try to.
 * That strategic merge patches are not listed makes `kubectl apply` take the merge keys from its own types.
 */
public final class OpenApi {
    private static final List<String> PARAMETERS = List.of("dryRun", "fieldManager", "fieldValidation", "force");

    public static Optional<ObjectNode> answer(String path) {
        if (path.equals("/openapi/v3")) {
            return Optional.of(index());
        }
        String root = path.substring("/openapi/v3".length());
        List<Kind> kinds =
                Kinds.all().stream().filter(kind -> root(kind).equals(root)).toList();
        return kinds.isEmpty() ? Optional.empty() : Optional.of(document(kinds));
    }

    private static ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        for (Kind kind : Kinds.all()) {
            String root = root(kind).substring(1);
            paths.putObject(root).put("serverRelativeURL", "/openapi/v3/" + root);
        }
        return index;
    }

    private static ObjectNode document(List<Kind> kinds) {
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", Discovery.VERSION);
        ObjectNode paths = document.putObject("paths");
        for (Kind kind : kinds) {
            String collection = root(kind) + (kind.namespaced() ? "/namespaces/{namespace}/" : "/") + kind.plural();
            ObjectNode patch = paths.putObject(collection + "/{name}").putObject("patch");
            patch.putObject("x-kubernetes-group-version-kind")
                    .put("group", kind.group())
                    .put("version", kind.version())
                    .put("kind", kind.kind());
            ArrayNode parameters = patch.putArray("parameters");
            PARAMETERS.forEach(name -> parameters.addObject().put("name", name).put("in", "query"));
        }
        document.putObject("components").putObject("schemas");
        return document;
    }

    private static String root(Kind kind) {
        return kind.group().isEmpty() ? "/api/v1" : "/apis/" + kind.apiVersion();
    }

    private OpenApi() {}
}
