package dev.fairway.aws.clients;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.contracts.outcome.Problem;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Result;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What AWS' error codes mean to us. EC2's codes are documentation only (EC2 API reference, error codes); ELBv2's are in its
 * service model.
 */
public final class AwsErrors {
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "AuthFailure",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "ExpiredToken",
            "ExpiredTokenException",
            "SignatureDoesNotMatch",
            "OptInRequired");
    private static final Set<String> THROTTLED = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "DependencyThrottle",
            "SlowDown");
    private static final Set<String> BUSY =
            Set.of("DependencyViolation", "ResourceInUse", "PriorRequestNotComplete", "TargetGroupAssociationLimit");
    private static final Set<String> OVERTAKEN = Set.of(
            "DuplicateListener",
            "DuplicateLoadBalancerName",
            "DuplicateTargetGroupName",
            "InvalidPermission.Duplicate",
            "InvalidPermission.NotFound",
            "InvalidGroup.Duplicate");
    private static final Duration IN_USE_AGAIN = Duration.ofSeconds(2);

    /** Runs one call, or a few that belong together. Only what AWS or the network said becomes a value; a bug stays one. */
    public static <T> Result<T> call(String action, String subject, Supplier<T> call) {
        return attempt(action, subject, () -> Result.done(call.get()));
    }

    /** The same for calls whose answer may turn out to be a failure too. */
    public static <T> Result<T> attempt(String action, String subject, Supplier<Result<T>> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            return Result.failed(failure(action, subject, e));
        }
    }

    public static boolean is(SdkException e, String code) {
        return code.equals(code(e));
    }

    static Failure failure(String action, String subject, SdkException e) {
        String code = code(e);
        FailureKind kind = kind(code, e);
        Duration retryAfter = code != null && BUSY.contains(code) ? IN_USE_AGAIN : null;
        return new Failure(
                kind,
                List.of(new Problem(reason(kind, code), action + " " + subject, message(kind, action, e))),
                retryAfter);
    }

    private static FailureKind kind(@Nullable String code, SdkException e) {
        if (code == null) {
            return FailureKind.UNAVAILABLE;
        }
        if (DENIED.contains(code)) {
            return FailureKind.DENIED;
        }
        if (THROTTLED.contains(code)) {
            return FailureKind.THROTTLED;
        }
        if (BUSY.contains(code) || OVERTAKEN.contains(code) || code.endsWith("NotFound")) {
            return FailureKind.CONFLICT;
        }
        if (code.startsWith("TooMany") || code.endsWith("LimitExceeded")) {
            return FailureKind.QUOTA;
        }
        return e instanceof AwsServiceException service && service.statusCode() < 500
                ? FailureKind.REJECTED
                : FailureKind.UNAVAILABLE;
    }

    private static String reason(FailureKind kind, @Nullable String code) {
        return switch (kind) {
            case DENIED -> "AccessDenied";
            case THROTTLED -> "Throttled";
            case UNAVAILABLE -> "CloudUnavailable";
            case QUOTA, CONFLICT, REJECTED -> code == null ? "CloudRefused" : code.replace(".", "");
        };
    }

    private static String message(FailureKind kind, String action, SdkException e) {
        String said = e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorMessage()
                : e.getMessage();
        return switch (kind) {
            case DENIED -> "AWS denies " + action + ": " + said + " Allow the action in the provider's IAM policy.";
            case THROTTLED -> "AWS asks to slow down (" + said + "). It is tried again by itself.";
            case QUOTA ->
                "A quota of the account is reached: " + said + " Raise it or free some; it is tried again by itself.";
            case UNAVAILABLE -> "AWS did not answer " + action + " sensibly: " + said + " It is tried again by itself.";
            case CONFLICT -> said + " It is tried again by itself.";
            case REJECTED -> "AWS refuses " + action + ": " + said;
        };
    }

    private static @Nullable String code(SdkException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.awsErrorDetails().errorCode()
                : null;
    }

    private AwsErrors() {}
}
