package dev.fairway.quickstart.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fairway.quickstart.records.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How single things are put into words. */
public final class Words {

    /** What all ARNs of an account begin with tells nothing. */
    private static final Pattern ARN = Pattern.compile("arn:[^,/]*:");

    private static final int LONGEST = 90;

    /** <pre>06:21:03.120 CreateLoadBalancer             200 12.3 ms  loadbalancer/net/web-1/88cd</pre> */
    public static String call(JsonNode call) {
        String code = call.path("code").asText("");
        String time = call.path("time").asText();
        String clock = time.length() > 23 ? time.substring(11, 23) : time;
        return String.format(
                        Locale.ROOT,
                        "%s %-30s %s%s %.1f ms  %s",
                        clock,
                        call.path("op").asText(),
                        call.path("status").asText(),
                        code.isEmpty() || code.equals("null") ? "" : " " + code,
                        call.path("durationMs").asDouble(),
                        cut(ARN.matcher(call.path("resource").asText()).replaceAll("")))
                .stripTrailing();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    static String problem(JsonNode problem) {
        String subject = problem.path("subject").asText("");
        return problem.path("reason").asText() + (subject.isEmpty() ? "" : " at " + subject) + ": "
                + problem.path("message").asText();
    }

    static String address(JsonNode address) {
        String hostname = address.path("hostname").asText("");
        return hostname.isEmpty() || hostname.equals("null")
                ? address.path("ip").asText()
                : hostname;
    }

    static String endpoints(List<Entry> slices) {
        List<JsonNode> endpoints = new ArrayList<>();
        slices.forEach(slice -> Facts.at(slice).path("endpoints").forEach(endpoints::add));
        long ready = endpoints.stream()
                .filter(endpoint -> endpoint.path("ready").asBoolean())
                .count();
        long terminating = endpoints.stream()
                .filter(endpoint -> endpoint.path("terminating").asBoolean())
                .count();
        return "knows " + count(endpoints.size(), "endpoint") + " of it: " + ready + " ready, " + terminating
                + " terminating, in " + count(slices.size(), "slice");
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    static String list(JsonNode array, Function<JsonNode, String> word) {
        return StreamSupport.stream(array.spliterator(), false).map(word).collect(Collectors.joining(", "));
    }

    private Words() {}
}
