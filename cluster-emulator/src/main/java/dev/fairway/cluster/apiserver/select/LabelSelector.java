package dev.fairway.cluster.apiserver.select;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.cluster.apiserver.json.Json;
import dev.fairway.cluster.apiserver.reply.Refusal;
import dev.fairway.cluster.apiserver.reply.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code labelSelector} asks of an object's labels.
 *
 * <pre>
 * a=b  a==b  a!=b  a  !a  a in (b,c)  a notin (b,c)
 * </pre>
 */
public final class LabelSelector {
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(\\S*)");
    private static final Pattern NOT_SET = Pattern.compile("!\\s*(\\S+)");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_./-]*[A-Za-z0-9])?");

    public static Result<Predicate<JsonNode>> parse(String selector) {
        Predicate<JsonNode> all = labels -> true;
        for (String term : terms(selector)) {
            Predicate<JsonNode> one = term(term);
            if (one == null) {
                return Result.refused(Refusal.badRequest(
                        "unable to parse requirement: found '" + term + "' in label selector '" + selector + "'"));
            }
            all = all.and(one);
        }
        Predicate<JsonNode> labels = all;
        return Result.ok(object -> labels.test(Json.at(object, "metadata", "labels")));
    }

    /** Split at commas that are not inside parentheses. */
    private static List<String> terms(String selector) {
        var terms = new ArrayList<String>();
        int depth = 0;
        var term = new StringBuilder();
        for (char c : (selector + ",").toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                if (!term.toString().isBlank()) {
                    terms.add(term.toString().strip());
                }
                term.setLength(0);
            } else {
                term.append(c);
            }
        }
        return terms;
    }

    private static @Nullable Predicate<JsonNode> term(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            String key = set.group(1);
            List<String> values = List.of(set.group(3).strip().split("\\s*,\\s*", -1));
            // As upstream: an object without the label is matched by notin.
            return set.group(2).equals("in")
                    ? labels ->
                            labels.has(key) && values.contains(labels.path(key).asText())
                    : labels -> !labels.has(key)
                            || !values.contains(labels.path(key).asText());
        }
        Matcher equality = EQUALITY.matcher(term);
        if (equality.matches()) {
            String key = equality.group(1);
            String value = equality.group(3);
            return equality.group(2).equals("!=")
                    ? labels -> !labels.has(key) || !labels.path(key).asText().equals(value)
                    : labels -> labels.has(key) && labels.path(key).asText().equals(value);
        }
        Matcher notSet = NOT_SET.matcher(term);
        if (notSet.matches()) {
            return labels -> !labels.has(notSet.group(1));
        }
        return KEY.matcher(term).matches() ? labels -> labels.has(term) : null;
    }

    private LabelSelector() {}
}
