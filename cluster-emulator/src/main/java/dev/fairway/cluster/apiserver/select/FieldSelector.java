package dev.fairway.cluster.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.registry.Kind;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code fieldSelector} asks of an object; each kind allows few fields, as upstream. */
public final class FieldSelector {
    private static final Pattern TERM = Pattern.compile("([^=!]+)(==|=|!=)(.*)");
    private static final List<String> ALWAYS = List.of("metadata.name", "metadata.namespace");

    private static final Map<String, List<String>> OF_KIND = Map.of(
            "Pod",
            List.of(
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "spec.serviceAccountName",
                    "spec.hostNetwork",
                    "status.phase",
                    "status.podIP",
                    "status.nominatedNodeName"),
            "Event",
            List.of(
                    "involvedObject.kind",
                    "involvedObject.namespace",
                    "involvedObject.name",
                    "involvedObject.uid",
                    "involvedObject.apiVersion",
                    "involvedObject.resourceVersion",
                    "involvedObject.fieldPath",
                    "reason",
                    "reportingComponent",
                    "source",
                    "type"),
            "Node",
            List.of("spec.unschedulable"),
            "Service",
            List.of("spec.clusterIP", "spec.type"),
            "Namespace",
            List.of("status.phase"),
            "Secret",
            List.of("type"));

    public static Result<Predicate<JsonNode>> parse(Kind kind, String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String term : selector.split(",")) {
            if (term.isBlank()) {
                continue;
            }
            Matcher matcher = TERM.matcher(term.strip());
            if (!matcher.matches()) {
                return Result.refused(
                        Refusal.badRequest("invalid selector: '" + selector + "'; can't understand '" + term + "'"));
            }
            String field = matcher.group(1).strip();
            if (!ALWAYS.contains(field)
                    && !OF_KIND.getOrDefault(kind.kind(), List.of()).contains(field)) {
                return Result.refused(Refusal.badRequest("field label not supported: " + field));
            }
            String[] path = field.equals("source") ? new String[] {"source", "component"} : field.split("\\.");
            String value = matcher.group(3).strip();
            boolean wanted = !matcher.group(2).equals("!=");
            all = all.and(object -> read(object, path).equals(value) == wanted);
        }
        return Result.ok(all);
    }

    private static String read(JsonNode object, String[] path) {
        JsonNode value = Json.at(object, path);
        String last = path[path.length - 1];
        boolean flag = last.equals("unschedulable") || last.equals("hostNetwork");
        return flag ? value.asText("false") : value.asText("");
    }

    private FieldSelector() {}
}
