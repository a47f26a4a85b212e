package dev.fairway.provider.loop;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.ProviderAnnouncement.DomainRule;
import dev.fairway.contracts.outcome.Address;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Outcome.EndedDomain;
import dev.fairway.provider.decide.Account;
import dev.fairway.provider.decide.Phases;
import dev.fairway.provider.rows.Row;
import dev.fairway.spi.Change;
import dev.fairway.spi.CloudProvider;
import dev.fairway.spi.Found;
import dev.fairway.spi.Spec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Publishes what is new to say of a unit's rows, and remembers that it was acknowledged. */
final class Saying<S extends Spec> {
    private final CloudProvider<S, ?> provider;
    private final Units<S> units;
    private final Outbox outbox;
    private final String writer;
    private final boolean folded;

    Saying(CloudProvider<S, ?> provider, Units<S> units, Outbox outbox) {
        this.provider = provider;
        this.units = units;
        this.outbox = outbox;
        this.writer = provider.announcement().provider();
        this.folded = provider.announcement().domainRule() != DomainRule.SOURCE;
    }

    /** @param going deletions that follow: what they take is not spoken of any more */
    void say(Work<S> work, Collection<Change.Delete<S>> going) {
        Collection<Found<S>> staying = work.staying(going);
        List<Outbox.Letter> letters = new ArrayList<>();
        for (Row row : List.copyOf(work.rows.values())) {
            Outcome outcome = outcome(work, row, staying);
            if (outcome != null && !outcome.equals(row.progress().said())) {
                letters.add(new Outbox.Letter(outcome, row.traceparent()));
                work.rows.put(row.key(), row.with(row.progress().withSaid(outcome)));
            }
        }
        if (!letters.isEmpty()) {
            outbox.publish(letters);
        }
    }

    /** Null where there is nothing new to say, or another domain of the same source speaks for it. */
    private @Nullable Outcome outcome(Work<S> work, Row row, Collection<Found<S>> staying) {
        if (work.blind && row.applied()) {
            return null;
        }
        List<Row> siblings = folded ? units.siblings(row) : List.of();
        boolean present = row.desired() instanceof Desired.Present;
        if (!present && siblings.stream().anyMatch(other -> speaksFirst(row, other))) {
            return null;
        }
        List<Address> addresses = present ? provider.addresses(row.uid(), staying) : List.of();
        List<EndedDomain> ended = new ArrayList<>();
        siblings.stream().filter(Row::gone).forEach(other -> ended.add(end(other)));
        if (row.gone()) {
            ended.add(end(row));
        }
        ended.sort((a, b) -> a.domain().compareTo(b.domain()));
        Account account = account(work, row);
        return new Outcome(
                row.desired().source(),
                row.uid(),
                writer,
                row.desired().generation(),
                Phases.of(row, account),
                addresses,
                ended);
    }

    private static boolean speaksFirst(Row row, Row other) {
        return other.desired() instanceof Desired.Present || (row.gone() && !other.gone());
    }

    private static EndedDomain end(Row row) {
        return new EndedDomain(row.desired().domain(), row.desired().generation());
    }

    private Account account(Work<S> work, Row row) {
        String uid = row.uid();
        return new Account(
                work.verdicts.refused().getOrDefault(uid, List.of()),
                work.troublesOf(uid),
                work.waits(uid) ? work.waitsFor : "",
                work.unknown.getOrDefault(uid, Set.of()),
                work.interrupting,
                work.touched.contains(uid),
                work.notes.getOrDefault(uid, List.of()),
                work.unit.standing(row));
    }
}
