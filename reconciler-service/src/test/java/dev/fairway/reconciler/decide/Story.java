package dev.fairway.reconciler.decide;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.snapshot.ClusterRecord;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import dev.fairway.reconciler.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to one name over time; keeps what was decided as the tables would. */
final class Story {
    private final ClusterRecord cluster;
    private final List<ProviderAnnouncement> providers;
    private final List<Asked> asked = new ArrayList<>();
    private final List<Outcome> said = new ArrayList<>();
    private final List<Outcome> own = new ArrayList<>();
    private @Nullable ServiceSnapshot snapshot;
    private List<String> heard = List.of();
    private long clock = 1_000_000;

    private Story(ClusterRecord cluster, List<ProviderAnnouncement> providers) {
        this.cluster = cluster;
        this.providers = new ArrayList<>(providers);
    }

    static Story of(ClusterRecord cluster, ProviderAnnouncement... providers) {
        return new Story(cluster, Arrays.asList(providers));
    }

    Story see(Given.Web web) {
        snapshot = web.snapshot();
        return decide();
    }

    Story vanish() {
        snapshot = null;
        return decide();
    }

    Story announced(ProviderAnnouncement provider) {
        providers.add(provider);
        return decide();
    }

    Story announcedNothing() {
        providers.clear();
        return decide();
    }

    /** Every provider says that nothing is left of what is asked to be absent or abandoned. */
    Story gone(String uid) {
        return gone(uid, 0);
    }

    /** The same, of the generation before. */
    Story goneBefore(String uid) {
        return gone(uid, 1);
    }

    private Story gone(String uid, long earlier) {
        for (Asked one : List.copyOf(asked)) {
            if (one.desired().uid().equals(uid) && !(one.desired() instanceof Desired.Present)) {
                said.add(Given.said(
                        one.provider(),
                        one.desired().source(),
                        uid,
                        one.desired().generation() - earlier,
                        new Phase.Gone()));
            }
        }
        return decide();
    }

    void clockFallsBack() {
        clock -= 500_000;
    }

    /** What the last step gave. */
    List<String> heard() {
        return heard;
    }

    Desired desired(String uid) {
        return asked.stream()
                .map(Asked::desired)
                .filter(d -> d.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    Phase own(String uid) {
        return own.stream()
                .filter(o -> o.uid().equals(uid))
                .findFirst()
                .orElseThrow()
                .phase();
    }

    private Story decide() {
        Decision decision = Lifecycle.decide(
                new SourceView(Given.Web.named("web").source(), snapshot, cluster, providers, asked, said, own),
                clock += 1000);
        List<String> words = new ArrayList<>();
        decision.forget().forEach(one -> {
            words.add("forget " + one.provider());
            asked.remove(one);
        });
        decision.say().forEach(outcome -> {
            words.add("say " + outcome.phase().getClass().getSimpleName());
            own.removeIf(o -> o.uid().equals(outcome.uid()));
            own.add(outcome);
        });
        decision.ask().forEach(one -> {
            words.add("ask " + one.provider() + " " + one.desired().getClass().getSimpleName());
            asked.removeIf(a -> a.provider().equals(one.provider())
                    && a.desired().key().equals(one.desired().key()));
            asked.add(one);
        });
        heard = words;
        return this;
    }
}
