package dev.fairway.aws.annotations;

import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a Service chose by annotations, defaults filled in.
 *
 * @param internal scheme {@code internal} instead of {@code internet-facing}
 * @param podTargets target type {@code ip} instead of {@code instance}
 * @param subnets ids or Name tags as written; empty means to choose by tags
 * @param problems values that are not allowed; the rest then falls back to defaults
 * @param unknown keys under our prefix that mean nothing
 */
public record Choices(
        boolean internal, boolean podTargets, List<String> subnets, List<Problem> problems, List<Problem> unknown) {

    public String scheme() {
        return internal ? "internal" : "internet-facing";
    }

    public static Choices of(Frontend frontend) {
        Map<String, String> annotations = frontend.annotations();
        List<Problem> problems = new ArrayList<>();
        String scheme = value(AwsAnnotation.SCHEME, annotations, problems);
        String internal = value(AwsAnnotation.INTERNAL, annotations, problems);
        String targets = value(AwsAnnotation.TARGET_TYPE, annotations, problems);
        if (scheme != null && internal != null && scheme.equals("internal") != internal.equals("true")) {
            problems.add(new Problem(
                    "ContradictingAnnotations",
                    AwsAnnotation.INTERNAL.key(),
                    "'" + internal + "' contradicts " + AwsAnnotation.SCHEME.key() + "='" + scheme
                            + "'. Remove one of the two."));
        }
        boolean wantsInternal = scheme != null ? scheme.equals("internal") : "true".equals(internal);
        return new Choices(
                wantsInternal, "ip".equals(targets), subnets(annotations, problems), problems, unknown(annotations));
    }

    private static @Nullable String value(
            AwsAnnotation annotation, Map<String, String> annotations, List<Problem> problems) {
        String value = annotations.get(annotation.key());
        if (value == null || annotation.allowed().contains(value)) {
            return value;
        }
        problems.add(new Problem(
                "InvalidAnnotation",
                annotation.key(),
                "'" + value + "' is not allowed. Use one of: " + String.join(", ", annotation.allowed())
                        + "; or remove the annotation for " + annotation.byDefault() + "."));
        return null;
    }

    private static List<String> subnets(Map<String, String> annotations, List<Problem> problems) {
        String text = annotations.get(AwsAnnotation.SUBNETS.key());
        if (text == null) {
            return List.of();
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (names.stream().anyMatch(String::isEmpty)) {
            problems.add(new Problem(
                    "InvalidAnnotation",
                    AwsAnnotation.SUBNETS.key(),
                    "'" + text + "' has an empty entry. Write subnet ids or Name tags with commas between them."));
            return List.of();
        }
        return names;
    }

    private static List<Problem> unknown(Map<String, String> annotations) {
        return annotations.keySet().stream()
                .filter(key -> key.startsWith(AwsAnnotation.PREFIX))
                .filter(key -> AwsAnnotation.ofKey(key).isEmpty())
                .map(key -> new Problem(
                        "UnknownAnnotation",
                        key,
                        "Fairway does not know this annotation and ignores it. Known ones: docs/reference/aws.md."))
                .toList();
    }
}
