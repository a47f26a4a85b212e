package dev.fairway.provider.decide;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.provider.rows.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which form of each frontend is planned. A bad one keeps its last good form; without one, what exists of it stays as it is.
 * The others of its domain go on.
 *
 * @param forms what is translated
 * @param refused problems by source uid
 * @param frozen source uids whose resources stay as they are
 */
public record Verdicts(List<Frontend> forms, Map<String, List<Problem>> refused, Set<String> frozen) {
    public static Verdicts of(Collection<Row> rows, Function<Frontend, List<Problem>> audit) {
        List<Frontend> forms = new ArrayList<>();
        Map<String, List<Problem>> refused = new HashMap<>();
        Set<String> frozen = new HashSet<>();
        for (Row row : rows) {
            if (!(row.desired() instanceof Desired.Present present)) {
                continue;
            }
            List<Problem> problems = audit.apply(present.frontend());
            Frontend good = row.progress().good();
            if (problems.isEmpty()) {
                forms.add(present.frontend());
            } else if (good != null && audit.apply(good).isEmpty()) {
                refused.put(row.uid(), problems);
                forms.add(good);
            } else {
                refused.put(row.uid(), problems);
                frozen.add(row.uid());
            }
        }
        return new Verdicts(forms, refused, frozen);
    }
}
