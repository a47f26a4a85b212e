package dev.fairway.cloud.aws.codec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A form body as a tree: {@code Tags.member.1.Key=a} is Tags → member → 1 → Key. */
public final class Form {
    private final Map<String, Form> children = new TreeMap<>();
    private String text = "";
    private boolean hasText;

    public static Form parse(String body) {
        Form root = new Form();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                Form node = root;
                for (String step : decode(pair.substring(0, equals)).split("\\.")) {
                    node = node.children.computeIfAbsent(step, name -> new Form());
                }
                node.text = decode(pair.substring(equals + 1));
                node.hasText = true;
            }
        }
        return root;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public Optional<Form> child(String name) {
        return Optional.ofNullable(children.get(name));
    }

    /** The text under a name, empty when there is none. */
    public String text(String name) {
        return child(name).map(Form::text).orElse("");
    }

    public String text() {
        return text;
    }

    public boolean isText() {
        return hasText;
    }

    /** The items in order, whether the dialect puts a step ("member") before their numbers or not. */
    public List<Form> items() {
        boolean numbered = children.keySet().stream().allMatch(Form::isNumber);
        if (!numbered && children.size() == 1) {
            return children.values().iterator().next().items();
        }
        return children.entrySet().stream()
                .filter(entry -> isNumber(entry.getKey()))
                .sorted(Comparator.comparingInt(entry -> Integer.parseInt(entry.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static boolean isNumber(String name) {
        return !name.isEmpty() && name.length() < 7 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
