package dev.fairway.quickstart.view;

import dev.fairway.quickstart.supervise.PartState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of {@code status}. Pure. */
final class StatusTable {

    /** @param pssKilobytes of the process and its children, 0 while there is none */
    record Row(PartState part, long pssKilobytes) {}

    static List<String> lines(List<Row> rows) {
        var lines = new ArrayList<String>();
        lines.add(line("PART", "STATE", "PID", "MEMORY", "RESTARTS", "ADDRESS"));
        for (Row row : rows) {
            PartState part = row.part();
            lines.add(line(
                    part.name(),
                    part.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    part.pid() == 0 ? "-" : Long.toString(part.pid()),
                    row.pssKilobytes() == 0 ? "-" : megabytes(row.pssKilobytes()),
                    Integer.toString(part.restarts()),
                    part.address()));
        }
        long sum = rows.stream().mapToLong(Row::pssKilobytes).sum();
        lines.add(line("sum", "", "", megabytes(sum), "", "memory is PSS: shared pages are divided among their users"));
        return lines;
    }

    private static String megabytes(long kilobytes) {
        return Math.round(kilobytes / 1024.0) + " MiB";
    }

    private static String line(String name, String state, String pid, String memory, String restarts, String address) {
        return String.format("%-17s %-11s %8s %9s %9s  %s", name, state, pid, memory, restarts, address)
                .stripTrailing();
    }

    private StatusTable() {}
}
