package dev.fairway.reconciler.decide;

import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.Frontend;
import dev.fairway.contracts.model.ProviderAnnouncement;
import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.contracts.outcome.Phase;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.contracts.snapshot.ServiceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a source.
 *
 * <pre>
 * wanted  valid  asked before  finalizer  then
 * yes     yes    no            no         say Claimed, ask nothing
 * yes     yes    no            yes        ask Present
 * yes     yes    Present       any        ask Present if the model differs; say Claimed
 * yes     no     no            any        say Failed, ask nothing
 * yes     no     Present       any        say Failed; the last good form stays
 * no      -      Present       any        ask Absent
 * no      -      Absent        any        say Released once every provider said Gone of it
 * no      -      never         yes        say Released
 * no      -      never         no         say nothing at all, unless Claimed was said: then Released
 * class of nobody     Present of another class       ask Absent
 * class of nobody     anything else                  nothing: an announcement may come
 * </pre>
 * "Asked before" is per uid: another uid under the name is a deletion of the old and a creation of the new.
 */
public final class Lifecycle {
    /** The way out: let go of the cloud's resources without deleting them. */
    static final String ABANDON = "fairway.dev/abandon";

    private final SourceView view;
    private final long nowMicros;
    private final List<Asked> ask = new ArrayList<>();
    private final List<Asked> forget = new ArrayList<>();
    private final List<Outcome> say = new ArrayList<>();

    private Lifecycle(SourceView view, long nowMicros) {
        this.view = view;
        this.nowMicros = nowMicros;
    }

    /** @param nowMicros microseconds since 1970, for generations */
    public static Decision decide(SourceView view, long nowMicros) {
        Lifecycle life = new Lifecycle(view, nowMicros);
        life.uids().forEach(life::decide);
        return new Decision(life.ask, life.forget, life.say);
    }

    private Set<String> uids() {
        Set<String> uids = new java.util.TreeSet<>();
        view.frontends().forEach(asked -> uids.add(asked.desired().uid()));
        view.own().forEach(outcome -> uids.add(outcome.uid()));
        if (view.snapshot() != null) {
            uids.add(view.snapshot().uid());
        }
        return uids;
    }

    private void decide(String uid) {
        ServiceSnapshot service =
                view.snapshot() != null && view.snapshot().uid().equals(uid) ? view.snapshot() : null;
        boolean ending = service == null || service.deleting() || !service.isLoadBalancer();
        if (service != null && "true".equals(service.annotations().get(ABANDON))) {
            abandon(uid, service);
        } else if (ending) {
            withdraw(uid, service);
        } else {
            Claims.of(Objects.requireNonNull(service), view.cluster(), view.providers())
                    .ifPresentOrElse(provider -> serve(service, provider), () -> unclaimed(service));
        }
    }

    /**
     * Nobody serves its class. If that is another class than the one it was served under, the user changed it and what there
     * is has to go; if it is the same, an announcement is missing, which never withdraws anything.
     */
    private void unclaimed(ServiceSnapshot service) {
        List<Asked> all = ofUid(service.uid());
        boolean sameClass = all.stream()
                .anyMatch(asked -> asked.desired() instanceof Desired.Present present
                        && Objects.equals(present.frontend().loadBalancerClass(), service.loadBalancerClass()));
        if (!all.isEmpty() && !sameClass) {
            withdraw(service.uid(), service);
        }
    }

    private void serve(ServiceSnapshot service, ProviderAnnouncement provider) {
        List<Problem> problems = Validation.of(service);
        String domain = Modeling.domain(service, provider);
        Optional<Asked> before = asked(service.uid(), provider.provider(), domain);
        boolean present =
                before.filter(a -> a.desired() instanceof Desired.Present).isPresent();
        if (!problems.isEmpty()) {
            say(service.uid(), new Phase.Failed(FailureKind.REJECTED, problems));
            return;
        }
        say(service.uid(), new Phase.Claimed());
        if (present || service.hasOurFinalizer()) {
            String clusterUid = Objects.requireNonNull(view.cluster()).uid();
            Frontend frontend = Modeling.frontend(service, clusterUid, provider);
            if (before.isEmpty() || !sameModel(before.get().desired(), frontend)) {
                ask.add(new Asked(
                        provider.provider(),
                        new Desired.Present(
                                domain,
                                view.source(),
                                service.uid(),
                                clusterUid,
                                next(before.map(Asked::desired).orElse(null)),
                                frontend)));
            }
        }
        withdrawOthers(service.uid(), provider.provider(), domain);
    }

    private static boolean sameModel(Desired before, Frontend frontend) {
        return before instanceof Desired.Present present && present.frontend().equals(frontend);
    }

    /** Another provider or another domain served it before. */
    private void withdrawOthers(String uid, String provider, String domain) {
        for (Asked asked : ofUid(uid)) {
            if (!asked.provider().equals(provider) || !asked.desired().domain().equals(domain)) {
                if (asked.desired() instanceof Desired.Present) {
                    ask.add(absent(asked));
                } else if (gone(asked)) {
                    forget.add(asked);
                }
            }
        }
    }

    private void withdraw(String uid, @Nullable ServiceSnapshot service) {
        List<Asked> all = ofUid(uid);
        for (Asked asked : all) {
            if (asked.desired() instanceof Desired.Present) {
                ask.add(absent(asked));
            }
        }
        boolean allGone = all.stream().allMatch(this::gone);
        boolean everSaid = own(uid).isPresent();
        boolean wearsFinalizer = service != null && service.hasOurFinalizer();
        if (allGone && (everSaid || wearsFinalizer || !all.isEmpty())) {
            say(uid, new Phase.Released());
            forget.addAll(all);
        }
    }

    private void abandon(String uid, ServiceSnapshot service) {
        List<Asked> all = ofUid(uid);
        for (Asked asked : all) {
            if (!(asked.desired() instanceof Desired.Abandoned)) {
                Desired old = asked.desired();
                ask.add(new Asked(
                        asked.provider(),
                        new Desired.Abandoned(old.domain(), old.source(), old.uid(), old.clusterUid(), next(old))));
            } else if (gone(asked)) {
                forget.add(asked);
            }
        }
        if (!all.isEmpty() || service.hasOurFinalizer() || own(uid).isPresent()) {
            say(uid, new Phase.Released());
        }
    }

    private Asked absent(Asked asked) {
        Desired old = asked.desired();
        return new Asked(
                asked.provider(),
                new Desired.Absent(old.domain(), old.source(), old.uid(), old.clusterUid(), next(old)));
    }

    /** The provider said that no part is left, of this generation or a later one. */
    private boolean gone(Asked asked) {
        if (asked.desired() instanceof Desired.Present) {
            return false;
        }
        return view.said().stream()
                .filter(o -> o.uid().equals(asked.desired().uid()) && o.writer().equals(asked.provider()))
                .anyMatch(o -> (o.phase() instanceof Phase.Gone
                                && o.generation() >= asked.desired().generation())
                        || o.ended().stream()
                                .anyMatch(end -> end.domain()
                                                .equals(asked.desired().domain())
                                        && end.generation() >= asked.desired().generation()));
    }

    private void say(String uid, Phase phase) {
        if (own(uid).filter(before -> before.phase().equals(phase)).isEmpty()) {
            say.add(new Outcome(view.source(), uid, Outcome.RECONCILER, nowMicros, phase, List.of(), List.of()));
        }
    }

    private Optional<Outcome> own(String uid) {
        return view.own().stream().filter(o -> o.uid().equals(uid)).findFirst();
    }

    private List<Asked> ofUid(String uid) {
        return view.frontends().stream()
                .filter(asked -> asked.desired().uid().equals(uid))
                .toList();
    }

    private Optional<Asked> asked(String uid, String provider, String domain) {
        return ofUid(uid).stream()
                .filter(a ->
                        a.provider().equals(provider) && a.desired().domain().equals(domain))
                .findFirst();
    }

    /** Rises with every change, across restarts and lost databases. */
    private long next(@Nullable Desired before) {
        return before == null ? nowMicros : Math.max(before.generation() + 1, nowMicros);
    }
}
