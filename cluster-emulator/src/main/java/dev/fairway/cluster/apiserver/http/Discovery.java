package dev.fairway.cluster.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.Json;
import dev.fairway.cluster.apiserver.kinds.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What clients ask before anything else: version, groups, resources, and as much OpenAPI as kubectl needs to apply. */
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    static Optional<JsonNode> answer(String path) {
        String[] parts = path.substring(1).split("/");
        return switch (path) {
            case "/version" -> Optional.of(version());
            case "/api" -> Optional.of(coreVersions());
            case "/apis" -> Optional.of(groups());
            case "/api/v1" -> Optional.of(resources("", "v1"));
            case "/openapi/v3" -> Optional.of(openApiIndex());
            default -> {
                if (parts.length == 3 && parts[0].equals("apis")) {
                    yield Optional.of(resources(parts[1], parts[2]));
                }
                if (parts.length == 2 && parts[0].equals("apis")) {
                    yield Optional.of(group(parts[1]));
                }
                yield path.startsWith("/openapi/v3/") ? Optional.of(openApi(path)) : Optional.empty();
            }
        };
    }

    private static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "35")
                .put("gitVersion", "v1.35.4-fairway")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-01-01T00:00:00Z")
                .put("goVersion", "none")
                .put("compiler", "javac")
                .put("platform", "linux/amd64");
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private static List<String> groupNames() {
        return Arrays.stream(Kind.values())
                .map(Kind::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }

    private static ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        groupNames().forEach(name -> groups.add(group(name)));
        return list;
    }

    private static ObjectNode group(String name) {
        ObjectNode group =
                Json.object().put("kind", "APIGroup").put("apiVersion", "v1").put("name", name);
        ObjectNode version = Json.object().put("groupVersion", name + "/v1").put("version", "v1");
        group.putArray("versions").add(version);
        group.set("preferredVersion", version);
        return group;
    }

    private static ObjectNode resources(String group, String version) {
        ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
        ArrayNode resources = list.putArray("resources");
        Arrays.stream(Kind.values()).filter(k -> k.group().equals(group)).forEach(kind -> {
            ObjectNode resource = resource(resources, kind, kind.plural(), kind.title());
            kind.shortNames().forEach(resource.putArray("shortNames")::add);
            if (kind == Kind.POD || kind == Kind.SERVICE || kind == Kind.DEPLOYMENT) {
                resource.putArray("categories").add("all");
            }
            VERBS.forEach(resource.putArray("verbs")::add);
            if (kind.hasStatus()) {
                List.of("get", "patch", "update")
                        .forEach(resource(resources, kind, kind.plural() + "/status", kind.title())
                                .putArray("verbs")::add);
            }
            if (kind == Kind.DEPLOYMENT) {
                ObjectNode scale = resource(resources, kind, "deployments/scale", "Scale");
                scale.put("group", "autoscaling").put("version", "v1");
                List.of("get", "patch", "update").forEach(scale.putArray("verbs")::add);
            }
        });
        return list;
    }

    private static ObjectNode resource(ArrayNode resources, Kind kind, String name, String title) {
        return resources
                .addObject()
                .put("name", name)
                .put("singularName", name.contains("/") ? "" : kind.singular())
                .put("namespaced", kind.namespaced())
                .put("kind", title);
    }

    private static ObjectNode openApiIndex() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        paths.putObject("api/v1").put("serverRelativeURL", "/openapi/v3/api/v1");
        groupNames()
                .forEach(group -> paths.putObject("apis/" + group + "/v1")
                        .put("serverRelativeURL", "/openapi/v3/apis/" + group + "/v1"));
        return index;
    }

    /** kubectl looks here whether the server validates fields itself; then it does not validate on its own. */
    private static ObjectNode openApi(String path) {
        String prefix = path.substring("/openapi/v3".length());
        ObjectNode document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1.35.4-fairway");
        ObjectNode paths = document.putObject("paths");
        Arrays.stream(Kind.values())
                .filter(k -> prefix.equals(k.group().isEmpty() ? "/api/v1" : "/apis/" + k.group() + "/v1"))
                .forEach(kind -> {
                    String at = prefix + (kind.namespaced() ? "/namespaces/{namespace}/" : "/") + kind.plural();
                    ObjectNode patch = paths.putObject(at + "/{name}").putObject("patch");
                    patch.putObject("x-kubernetes-group-version-kind")
                            .put("group", kind.group())
                            .put("version", kind.version())
                            .put("kind", kind.title());
                    ArrayNode parameters = patch.putArray("parameters");
                    for (String name : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
                        parameters.addObject().put("name", name).put("in", "query");
                    }
                });
        document.putObject("components").putObject("schemas");
        return document;
    }

    private Discovery() {}
}
