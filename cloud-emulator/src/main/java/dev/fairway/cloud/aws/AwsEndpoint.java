package dev.fairway.cloud.aws;

import dev.fairway.cloud.aws.codec.Form;
import dev.fairway.cloud.aws.codec.PojoReader;
import dev.fairway.cloud.aws.state.Account;
import dev.fairway.cloud.aws.state.Refusal;
import dev.fairway.cloud.edge.Incoming;
import dev.fairway.cloud.edge.Reply;
import dev.fairway.cloud.faults.Admission;
import dev.fairway.cloud.faults.Effect;
import dev.fairway.cloud.journal.Call;
import dev.fairway.cloud.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** A request's way: read, admitted, done in one transaction, journalled in the order of effect, answered. */
final class AwsEndpoint {
    private static final System.Logger LOG = System.getLogger(AwsEndpoint.class.getName());

    private final Account account;
    private final Map<Service, Operations> services;
    private final Admission admission;
    private final Journal journal;
    private final Runnable changed;
    private final Subjects subjects;
    private final ReentrantLock inOrder = new ReentrantLock();

    AwsEndpoint(
            Account account,
            Map<Service, Operations> services,
            Admission admission,
            Journal journal,
            Runnable changed) {
        this.account = account;
        this.services = services;
        this.admission = admission;
        this.journal = journal;
        this.changed = changed;
        this.subjects = new Subjects(account);
    }

    /** One request on its way. */
    private record Visit(Service service, String action, Form form, Call.Request request, Instant arrived, long nanos) {
        double millis() {
            return (System.nanoTime() - nanos) / 1000 / 1000.0;
        }
    }

    Reply handle(Incoming incoming) {
        long nanos = System.nanoTime();
        Instant arrived = Instant.now();
        Form form = Form.parse(incoming.body());
        String action = form.text("Action");
        Service service = Service.of(form.text("Version"));
        Call.Request request = subjects.of(action, form, incoming.authorization());
        Visit visit = new Visit(service, action, form, request, arrived, nanos);
        Admission.Verdict verdict = admission.judge(request, service.classes(action));
        pause(verdict.delay());
        return verdict.effects().isEmpty()
                ? answer(visit, null)
                : meet(visit, verdict.effects().getFirst());
    }

    private Reply meet(Visit visit, Effect effect) {
        return switch (effect) {
            case Effect.Fail fail ->
                refuse(visit, new AwsError(fail.status(), fail.code(), fail.message(), null), effect);
            case Effect.Throttle throttle -> refuse(visit, visit.service().throttled(), effect);
            case Effect.Quota quota -> refuse(visit, visit.service().quota(visit.action()), effect);
            case Effect.Latency latency -> answer(visit, effect);
            case Effect.TimeoutBefore hold -> without(visit, effect, new Reply.Hold());
            case Effect.CutBefore cut -> without(visit, effect, new Reply.Cut());
            case Effect.TimeoutAfter hold -> {
                answer(visit, effect);
                yield new Reply.Hold();
            }
            case Effect.CutAfter cut -> {
                answer(visit, effect);
                yield new Reply.Cut();
            }
        };
    }

    private Reply without(Visit visit, Effect effect, Reply reply) {
        journal.tell(append(visit, new Call.Outcome(0, null, null, effect.label(), visit.millis())));
        return reply;
    }

    private Reply refuse(Visit visit, AwsError error, @Nullable Effect effect) {
        journal.tell(append(visit, outcome(visit, error, effect)));
        return error(visit, error);
    }

    private Reply answer(Visit visit, @Nullable Effect effect) {
        Function<Form, SdkPojo> operation = services.getOrDefault(visit.service(), new Operations())
                .named(visit.action())
                .orElse(null);
        if (operation == null) {
            return refuse(
                    visit,
                    new AwsError(
                            400,
                            "InvalidAction",
                            "Version " + visit.form().text("Version") + ", action " + visit.action()
                                    + " is not emulated",
                            null),
                    effect);
        }
        if (visit.form().text("DryRun").equals("true")) {
            return refuse(
                    visit,
                    new AwsError(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.", null),
                    effect);
        }
        long before = account.store().version();
        Call call;
        Reply reply;
        inOrder.lock();
        try {
            Result result = attempt(visit, operation);
            reply = reply(visit, result);
            Call.Outcome outcome = result instanceof Result.Refused refused
                    ? outcome(visit, refused.error(), effect)
                    : new Call.Outcome(200, null, null, effect == null ? null : effect.label(), visit.millis());
            call = append(visit, outcome);
        } finally {
            inOrder.unlock();
        }
        if (account.store().version() != before) {
            changed.run();
        }
        journal.tell(call);
        return reply;
    }

    private sealed interface Result {
        record Done(SdkPojo response) implements Result {}

        record Refused(AwsError error) implements Result {}
    }

    private Result attempt(Visit visit, Function<Form, SdkPojo> operation) {
        try {
            return new Result.Done(account.store().transact(() -> operation.apply(visit.form())));
        } catch (Refusal refusal) {
            return new Result.Refused(AwsError.of(refusal));
        } catch (PojoReader.MalformedException malformed) {
            return new Result.Refused(visit.service().malformed(String.valueOf(malformed.getMessage())));
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "The emulator failed at " + visit.action(), bug);
            return new Result.Refused(
                    new AwsError(500, "InternalFailure", "The emulator failed; its log says more: " + bug, null));
        }
    }

    private static Reply reply(Visit visit, Result result) {
        return switch (result) {
            case Result.Done done -> xml(200, visit.service().dialect().answer(visit.action(), done.response(), id()));
            case Result.Refused refused -> error(visit, refused.error());
        };
    }

    private static Reply error(Visit visit, AwsError error) {
        return xml(
                error.status(), visit.service().dialect().error(error.status(), error.code(), error.message(), id()));
    }

    private Call append(Visit visit, Call.Outcome outcome) {
        return journal.append(visit.arrived(), account.now(), visit.request(), outcome);
    }

    private static Call.Outcome outcome(Visit visit, AwsError error, @Nullable Effect effect) {
        return new Call.Outcome(
                error.status(), error.code(), error.rule(), effect == null ? null : effect.label(), visit.millis());
    }

    private static Reply xml(int status, String body) {
        return new Reply.Answer(status, "text/xml;charset=UTF-8", body);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static void pause(Duration wait) {
        if (!wait.isZero()) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
