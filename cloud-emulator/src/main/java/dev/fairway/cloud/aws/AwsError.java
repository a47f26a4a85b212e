package dev.fairway.cloud.aws;

import dev.fairway.cloud.aws.state.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An error answer.
 *
 * @param rule the id of the rule that refused, if one did
 */
record AwsError(
        int status, String code, String message, @Nullable String rule) {
    static AwsError of(Refusal refusal) {
        return new AwsError(
                400, refusal.rule().code(), refusal.message(), refusal.rule().id());
    }
}
