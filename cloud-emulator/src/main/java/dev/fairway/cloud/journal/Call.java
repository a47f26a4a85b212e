package dev.fairway.cloud.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that reached a cloud.
 *
 * @param seq counts all calls, over restarts too
 * @param time when it arrived, by the wall
 * @param cloudTime when it took effect, by the cloud's clock
 */
public record Call(
        long seq,
        Instant time,
        Instant cloudTime,
        @JsonUnwrapped Request request,
        @JsonUnwrapped Outcome outcome) {

    /**
     * @param op the operation's name, as the cloud's documentation has it
     * @param resource what it is about: a name, an ARN or an id, several with commas; empty for a plain list
     * @param source the Kubernetes object by the tag fairway.dev/source, of the request or of the resource; empty if unknown
     */
    public record Request(String cloud, String region, String op, String resource, String source, boolean mutating) {}

    /**
     * @param status the HTTP status that was or would have been answered; 0 for a call that had no effect and no answer
     * @param code the cloud's error code
     * @param rule the emulator's rule that refused, see GET /rules
     * @param fault the effect of the fault plan that was met
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            int status,
            @Nullable String code,
            @Nullable String rule,
            @Nullable String fault,
            double durationMs) {

        public boolean committed() {
            return status >= 200 && status < 300;
        }
    }

    public String op() {
        return request.op();
    }

    public String resource() {
        return request.resource();
    }

    public boolean mutating() {
        return request.mutating();
    }

    public int status() {
        return outcome.status();
    }

    public @Nullable String code() {
        return outcome.code();
    }
}
