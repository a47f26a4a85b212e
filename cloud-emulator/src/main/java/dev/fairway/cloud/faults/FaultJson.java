package dev.fairway.cloud.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The plan as JSON, a list of rules:
 *
 * <pre>
 * {"match": {"op": "Create*", "resource": "web", "source": "default/web"},
 *  "when":  "always" | {"nth": [1, 3]} | {"every": 5} | {"first": 2} | {"probability": 0.1, "seed": 7},
 *  "then":  "throttle" | "quota" | "timeoutBefore" | "timeoutAfter" | "cutBefore" | "cutAfter"
 *           | {"error": "AccessDenied", "status": 403, "message": "..."} | {"latency": 200}}
 * </pre>
 *
 * Everything but {@code then} may be left out. What is not understood is refused with an IllegalArgumentException.
 */
public final class FaultJson {

    public static List<FaultRule> read(JsonNode list) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("A fault plan is a JSON list of {match, when, then}.");
        }
        List<FaultRule> rules = new ArrayList<>();
        list.forEach(rule ->
                rules.add(new FaultRule(match(rule.path("match")), when(rule.path("when")), then(rule.path("then")))));
        return rules;
    }

    private static FaultRule.Match match(JsonNode match) {
        return new FaultRule.Match(
                match.path("op").asText("*"),
                match.path("resource").asText("*"),
                match.path("source").asText("*"));
    }

    private static When when(JsonNode when) {
        if (when.isMissingNode() || when.isNull() || when.asText().equals("always") || when.has("always")) {
            return new When.Always();
        }
        if (when.has("nth")) {
            Set<Integer> numbers = new LinkedHashSet<>();
            if (when.get("nth").isInt()) {
                numbers.add(when.get("nth").asInt());
            }
            when.get("nth").forEach(number -> numbers.add(number.asInt()));
            return new When.Nth(numbers);
        }
        if (when.path("every").asInt() > 0) {
            return new When.Every(when.get("every").asInt());
        }
        if (when.path("first").isInt()) {
            return new When.First(when.get("first").asInt());
        }
        if (when.path("probability").isNumber()) {
            return new When.Probability(
                    when.get("probability").asDouble(), when.path("seed").asLong());
        }
        throw new IllegalArgumentException("\"when\" is always, nth, every, first or probability; not " + when + ".");
    }

    private static Effect then(JsonNode then) {
        if (then.has("error")) {
            return new Effect.Fail(
                    then.path("status").asInt(400),
                    then.get("error").asText(),
                    then.path("message").asText("By the fault plan."));
        }
        if (then.path("latency").isNumber()) {
            return new Effect.Latency(Duration.ofMillis(then.get("latency").asLong()));
        }
        return switch (then.asText()) {
            case "throttle" -> new Effect.Throttle();
            case "quota" -> new Effect.Quota();
            case "timeoutBefore" -> new Effect.TimeoutBefore();
            case "timeoutAfter" -> new Effect.TimeoutAfter();
            case "cutBefore" -> new Effect.CutBefore();
            case "cutAfter" -> new Effect.CutAfter();
            default ->
                throw new IllegalArgumentException(
                        "\"then\" is throttle, quota, timeoutBefore, timeoutAfter, cutBefore,"
                                + " cutAfter, {\"error\": CODE} or {\"latency\": MILLIS}; not " + then + ".");
        };
    }

    private FaultJson() {}
}
