package dev.fairway.reconciler.decide;

import dev.fairway.contracts.outcome.Problem;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Who may reach the balancer: the field, or where that is empty the annotation, as upstream has it. */
record SourceRanges(List<String> cidrs, List<Problem> problems) {
    static final String ANNOTATION = "service.beta.kubernetes.io/load-balancer-source-ranges";

    static SourceRanges of(ServiceSnapshot service) {
        if (!service.loadBalancerSourceRanges().isEmpty()) {
            return parse("spec.loadBalancerSourceRanges", service.loadBalancerSourceRanges());
        }
        String annotation = service.annotations().getOrDefault(ANNOTATION, "").strip();
        return annotation.isEmpty()
                ? new SourceRanges(List.of(), List.of())
                : parse(ANNOTATION, Arrays.asList(annotation.split(",")));
    }

    private static SourceRanges parse(String subject, List<String> texts) {
        TreeSet<String> cidrs = new TreeSet<>();
        List<Problem> problems = new ArrayList<>();
        for (String text : texts) {
            Cidrs.canonical(text)
                    .ifPresentOrElse(
                            cidrs::add,
                            () -> problems.add(new Problem(
                                    "InvalidSourceRange",
                                    subject,
                                    "'" + text.strip() + "' is not an IP range. Write it like 203.0.113.0/24 or"
                                            + " 2001:db8::/32.")));
        }
        return new SourceRanges(List.copyOf(cidrs), problems);
    }
}
