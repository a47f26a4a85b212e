package dev.fairway.reconciler.store;

import dev.fairway.contracts.Topics;
import dev.fairway.contracts.model.BackendSet;
import dev.fairway.contracts.model.Desired;
import dev.fairway.contracts.model.Target;
import dev.fairway.contracts.outcome.Outcome;
import dev.fairway.reconciler.decide.Asked;
import dev.fairway.reconciler.decide.Decision;
import dev.fairway.reconciler.decide.Lifecycle;
import dev.fairway.reconciler.decide.NodeSet;
import dev.fairway.reconciler.decide.PodSets;
import dev.fairway.runtime.codec.Codec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Puts each locked turn to the pure rules and turns their answers into messages. */
final class Deciding {
    private static final Logger LOG = Logger.getLogger(Deciding.class);
    static final String DESIRED_TYPE = "dev.fairway.desired.v1";
    static final String OUTCOME_TYPE = "dev.fairway.outcome.v1";
    static final String BACKENDS_TYPE = "dev.fairway.backends.v1";
    private static final Codec<Desired> DESIRED = Codec.of(Desired.class);
    private static final Codec<Outcome> OUTCOME = Codec.of(Outcome.class);
    private static final Codec<BackendSet> SET = Codec.of(BackendSet.class);

    private final Known known;
    private final long now;
    private final List<Message> messages = new ArrayList<>();

    private Deciding(Known known, long now) {
        this.known = known;
        this.now = now;
    }

    static List<Message> messages(Iterable<Turn> turns, Known known, long nowMicros) {
        Deciding deciding = new Deciding(known, nowMicros);
        turns.forEach(deciding::isolated);
        return deciding.messages;
    }

    /** What cannot be decided because of a bug of ours must not keep all others waiting (I9). */
    private void isolated(Turn turn) {
        int before = messages.size();
        try {
            if (!known.isHeld(turn)) {
                decide(turn);
            }
        } catch (RuntimeException bug) {
            messages.subList(before, messages.size()).clear();
            LOG.errorf(bug, "nothing could be decided about %s; it stays as it is", turn.key());
        }
    }

    private void decide(Turn turn) {
        switch (turn) {
            case Turn.Source source -> source(source);
            case Turn.Pods pods ->
                sets(pods, PodSets.of(known.service(pods.service()).orElse(null), known.slices(pods.service())));
            case Turn.Nodes nodes ->
                sets(nodes, Map.of(BackendSet.nodesOf(nodes.cluster()), NodeSet.of(known.nodes(nodes.cluster()))));
        }
    }

    private void source(Turn.Source turn) {
        Decision decision = Lifecycle.decide(known.source(turn.source()), now);
        decision.ask().forEach(asked -> desired(turn, asked, text(DESIRED.encode(asked.desired()))));
        decision.forget().forEach(asked -> desired(turn, asked, null));
        decision.say()
                .forEach(outcome -> messages.add(new Message(
                        Topics.OUTCOMES,
                        outcome.key().toString(),
                        outcome.source().toString(),
                        turn.key(),
                        OUTCOME_TYPE,
                        text(OUTCOME.encode(outcome)),
                        now)));
    }

    private void desired(Turn turn, Asked asked, @Nullable String body) {
        messages.add(new Message(
                Topics.desired(asked.provider()),
                asked.desired().key().toString(),
                asked.desired().domain(),
                turn.key(),
                DESIRED_TYPE,
                body,
                body == null
                        ? Math.max(asked.desired().generation() + 1, now)
                        : asked.desired().generation()));
    }

    private void sets(Turn turn, Map<String, List<Target>> wanted) {
        Map<String, BackendSet> before = known.sets(turn);
        wanted.forEach((key, targets) -> {
            BackendSet old = before.get(key);
            if (old == null || !old.targets().equals(targets)) {
                long version = old == null ? now : Math.max(old.version() + 1, now);
                set(turn, key, text(SET.encode(new BackendSet(key, version, targets))), version);
            }
        });
        before.forEach((key, old) -> {
            if (!wanted.containsKey(key)) {
                set(turn, key, null, Math.max(old.version() + 1, now));
            }
        });
    }

    private void set(Turn turn, String key, @Nullable String body, long version) {
        messages.add(new Message(Topics.BACKENDS, key, key, turn.key(), BACKENDS_TYPE, body, version));
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
