package dev.fairway.cluster.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.ApiError;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code labelSelector} and {@code fieldSelector} of a request. */
public final class Selector {
    private static final Pattern SET = Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    public static Predicate<JsonNode> labels(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String part : COMMA.split(selector)) {
            if (!part.isBlank()) {
                Predicate<JsonNode> one = label(part.strip());
                all = all.and(object -> one.test(object.path("metadata").path("labels")));
            }
        }
        return all;
    }

    private static Predicate<JsonNode> label(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            List<String> values =
                    Arrays.stream(set.group(3).split(",")).map(String::strip).toList();
            boolean in = set.group(2).equals("in");
            return labels -> (labels.has(set.group(1))
                            && values.contains(labels.path(set.group(1)).asText()))
                    == in;
        }
        if (part.contains("!=")) {
            String[] sides = part.split("!=", 2);
            return labels -> !labels.path(sides[0].strip()).asText().equals(sides[1].strip());
        }
        if (part.contains("=")) {
            String[] sides = part.split("==?", 2);
            return labels -> labels.has(sides[0].strip())
                    && labels.path(sides[0].strip()).asText().equals(sides[1].strip());
        }
        return part.startsWith("!") ? labels -> !labels.has(part.substring(1).strip()) : labels -> labels.has(part);
    }

    public static Predicate<JsonNode> fields(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String part : selector.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            boolean not = part.contains("!=");
            String[] sides = part.split(not ? "!=" : "==?", 2);
            if (sides.length < 2) {
                throw ApiError.badRequest("invalid field selector \"" + part + "\"");
            }
            String pointer = "/" + sides[0].strip().replace('.', '/');
            all = all.and(object -> object.at(pointer).asText("").equals(sides[1].strip()) != not);
        }
        return all;
    }

    private Selector() {}
}
