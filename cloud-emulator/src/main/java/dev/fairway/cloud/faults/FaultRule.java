package dev.fairway.cloud.faults;

import dev.fairway.cloud.journal.Call;

/** One line of the fault plan. Globs that match anywhere in the text; the operation's must match the whole name. */
public record FaultRule(Match match, When when, Effect then) {

    /** @param source matches the tag fairway.dev/source, so that one object's calls can be meant */
    public record Match(String op, String resource, String source) {
        public static Match op(String op) {
            return new Match(op, "*", "*");
        }

        boolean matches(Call.Request request) {
            return Glob.matches(op, request.op())
                    && Glob.matches("*" + resource + "*", request.resource())
                    && Glob.matches("*" + source + "*", request.source());
        }
    }

    public static FaultRule always(String op, Effect then) {
        return new FaultRule(Match.op(op), new When.Always(), then);
    }

    public static FaultRule first(int calls, String op, Effect then) {
        return new FaultRule(Match.op(op), new When.First(calls), then);
    }
}
