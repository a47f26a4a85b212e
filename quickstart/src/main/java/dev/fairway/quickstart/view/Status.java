package dev.fairway.quickstart.view;

import dev.fairway.quickstart.Checkout;
import dev.fairway.quickstart.supervise.Control;
import dev.fairway.quickstart.supervise.PartState;
import dev.fairway.quickstart.supervise.Proc;
import java.io.IOException;
import java.util.List;

/** {@code status}: exit 0 if every part is ready. */
public record Status(Checkout checkout) {

    public int print() throws IOException {
        var states = new Control(checkout).states();
        if (states.isEmpty()) {
            System.out.println("Nothing runs in this checkout; ./fairway up starts it.");
            return 1;
        }
        List<StatusTable.Row> rows = states.get().stream()
                .map(part -> new StatusTable.Row(part, part.pid() == 0 ? 0 : Proc.pssKilobytes(part.pid())))
                .toList();
        StatusTable.lines(rows).forEach(System.out::println);
        return states.get().stream().allMatch(part -> part.phase() == PartState.Phase.READY) ? 0 : 1;
    }
}
