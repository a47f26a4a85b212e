package dev.fairway.cluster.apiserver.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fairway.cluster.apiserver.json.Json;
import java.util.List;
import java.util.Optional;

/** What clients ask before anything else: version, groups and resources. */
public final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> PART_VERBS = List.of("get", "patch", "update");

    /** Within one minor version of the clients in use, which warn otherwise. */
    public static final String VERSION = "v1.33.0";

    public static Optional<ObjectNode> answer(String path) {
        String[] parts = path.substring(1).split("/");
        return switch (path) {
            case "/version" -> Optional.of(version());
            case "/api" -> Optional.of(coreVersions());
            case "/api/v1" -> Optional.of(resources("", "v1"));
            case "/apis" -> Optional.of(groups());
            default -> {
                boolean group = parts[0].equals("apis")
                        && parts.length > 1
                        && Kinds.groups().contains(parts[1]);
                if (group && parts.length == 2) {
                    yield Optional.of(group(parts[1]));
                }
                yield group && parts.length == 3 && parts[2].equals("v1")
                        ? Optional.of(resources(parts[1], "v1"))
                        : Optional.empty();
            }
        };
    }

    private static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "33")
                .put("gitVersion", VERSION + "-fairway")
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

    private static ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        Kinds.groups().forEach(name -> groups.add(group(name)));
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
        for (Kind kind : Kinds.inGroup(group)) {
            ObjectNode resource = resource(kind, kind.plural(), kind.kind(), VERBS);
            resource.put("singularName", kind.names().singular());
            if (!kind.names().shortNames().isEmpty()) {
                kind.names().shortNames().forEach(resource.putArray("shortNames")::add);
            }
            if (kind.names().inAll()) {
                resource.putArray("categories").add("all");
            }
            resources.add(resource);
            kind.parts().forEach(part -> resources.add(part(kind, part)));
        }
        return list;
    }

    private static ObjectNode part(Kind kind, Kind.Part part) {
        String name = kind.plural() + "/" + part.path();
        return switch (part) {
            case STATUS -> resource(kind, name, kind.kind(), PART_VERBS);
            case SCALE ->
                resource(kind, name, "Scale", PART_VERBS)
                        .put("group", "autoscaling")
                        .put("version", "v1");
            case FINALIZE -> resource(kind, name, kind.kind(), List.of("update"));
            case BINDING -> resource(kind, name, "Binding", List.of("create"));
        };
    }

    private static ObjectNode resource(Kind kind, String name, String title, List<String> verbs) {
        ObjectNode resource = Json.object()
                .put("name", name)
                .put("singularName", "")
                .put("namespaced", kind.namespaced())
                .put("kind", title);
        verbs.forEach(resource.putArray("verbs")::add);
        return resource;
    }

    private Discovery() {}
}
