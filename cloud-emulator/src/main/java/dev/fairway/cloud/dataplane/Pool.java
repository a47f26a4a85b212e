package dev.fairway.cloud.dataplane;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A target group at work: who is in it, how they are, who is next. Its lock is never held during I/O or a listener's call. */
final class Pool {
    private record Key(String id, String host, int port) {
        static Key of(Target target) {
            return new Key(target.id(), target.host(), target.port());
        }
    }

    private final HealthEvents events;
    private final ProbePace pace;
    private final Map<Key, Member> members = new HashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile TargetGroup group;
    private volatile List<Member> eligible = List.of();
    private @Nullable String probedFrom;
    private boolean updated;

    Pool(TargetGroup group, HealthEvents events, ProbePace pace) {
        this.group = group;
        this.events = events;
        this.pace = pace;
    }

    /** Preserving the client's address and PROXY headers count for new flows only, as they do on AWS. */
    TargetGroup group() {
        return group;
    }

    /** Whose turn it is, or null when nobody is registered. */
    @Nullable
    Member pick() {
        List<Member> candidates = eligible;
        return candidates.isEmpty() ? null : candidates.get(Math.floorMod(turn.getAndIncrement(), candidates.size()));
    }

    /** @param probeFrom the balancer's address, or null while no frontend uses the group: then nobody is probed */
    synchronized void update(TargetGroup wanted, @Nullable String probeFrom) {
        if (updated && wanted.equals(group) && Objects.equals(probeFrom, probedFrom)) {
            return; // most groups, most of the time
        }
        updated = true;
        boolean otherProbe = !wanted.check().equals(group.check())
                || wanted.proxyProtocolV2() != group.proxyProtocolV2()
                || (probeFrom != null && !probeFrom.equals(probedFrom));
        group = wanted;
        probedFrom = probeFrom;
        Map<Key, Target> targets = new HashMap<>();
        wanted.targets().forEach(target -> targets.put(Key.of(target), target));
        List<Member> gone = new ArrayList<>();
        members.forEach((key, member) -> {
            if (!targets.containsKey(key)) {
                gone.add(member);
            }
        });
        members.keySet().retainAll(targets.keySet());
        targets.forEach((key, target) -> {
            Member member = members.computeIfAbsent(key, k -> new Member(target));
            member.target = target;
            probe(member, probeFrom, otherProbe);
        });
        refresh();
        gone.forEach(this::drop); // only now that nobody can pick them any more
    }

    synchronized void end() {
        List<Member> gone = List.copyOf(members.values());
        members.clear();
        refresh();
        gone.forEach(this::drop);
    }

    /** A draining target is not probed, and registering it again starts from INITIAL. */
    private void probe(Member member, @Nullable String from, boolean otherProbe) {
        Prober running = member.prober;
        boolean wanted = from != null && !member.target.draining();
        if (running != null && (!wanted || otherProbe)) {
            running.stop();
            member.prober = null;
        }
        if (from == null || !wanted || member.prober != null) {
            return;
        }
        if (running == null) {
            member.health = HealthCount.NEW;
            events.add(group.id(), member.id, TargetHealth.INITIAL);
        } else {
            member.health = member.health.recounted();
        }
        member.prober = Prober.start(new Probe(group, member.target, from), pace, this, member);
    }

    synchronized void probed(Prober prober, Member member, boolean passed) {
        if (member.prober != prober) {
            return; // stopped while it was looking
        }
        TargetHealth before = member.health.state();
        member.health = member.health.next(passed, group.check());
        if (member.health.state() != before) {
            events.add(group.id(), member.id, member.health.state());
            refresh();
        }
    }

    private void drop(Member member) {
        if (member.prober != null) {
            member.prober.stop();
            member.prober = null;
        }
        member.flows.end();
    }

    /** Fail open: with nobody healthy, everybody registered gets traffic (AWS: "Health checks for your target groups"). */
    private void refresh() {
        List<Member> registered = new ArrayList<>();
        for (Member member : members.values()) {
            if (!member.target.draining()) {
                registered.add(member);
            }
        }
        List<Member> healthy = registered.stream().filter(Member::healthy).toList();
        eligible = healthy.isEmpty() ? List.copyOf(registered) : healthy;
    }
}
