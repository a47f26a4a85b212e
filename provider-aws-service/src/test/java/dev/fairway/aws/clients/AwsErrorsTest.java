package dev.fairway.aws.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.contracts.outcome.FailureKind;
import dev.fairway.spi.Failure;
import dev.fairway.spi.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, DENIED, AccessDenied",
        "403, UnauthorizedOperation, DENIED, AccessDenied",
        "401, AuthFailure, DENIED, AccessDenied",
        "403, ExpiredToken, DENIED, AccessDenied",
        "400, Throttling, THROTTLED, Throttled",
        "503, RequestLimitExceeded, THROTTLED, Throttled",
        "429, TooManyRequestsException, THROTTLED, Throttled",
        "400, TooManyLoadBalancers, QUOTA, TooManyLoadBalancers",
        "400, TooManyTargets, QUOTA, TooManyTargets",
        "400, SecurityGroupLimitExceeded, QUOTA, SecurityGroupLimitExceeded",
        "400, RulesPerSecurityGroupLimitExceeded, QUOTA, RulesPerSecurityGroupLimitExceeded",
        "400, DependencyViolation, CONFLICT, DependencyViolation",
        "400, ResourceInUse, CONFLICT, ResourceInUse",
        "400, DuplicateListener, CONFLICT, DuplicateListener",
        "400, TargetGroupNotFound, CONFLICT, TargetGroupNotFound",
        "400, InvalidGroup.NotFound, CONFLICT, InvalidGroupNotFound",
        "400, InvalidSubnet, REJECTED, InvalidSubnet",
        "400, ValidationError, REJECTED, ValidationError",
        "400, OperationNotPermitted, REJECTED, OperationNotPermitted",
        "500, InternalFailure, UNAVAILABLE, CloudUnavailable",
        "503, ServiceUnavailable, UNAVAILABLE, CloudUnavailable",
        "503, Unavailable, UNAVAILABLE, CloudUnavailable"
    })
    void a_code_has_its_kind_and_its_reason(int status, String code, FailureKind kind, String reason) {
        Failure failure = AwsErrors.failure("CreateThing", "web", said(status, code));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(reason).matches("[A-Z][A-Za-z]+");
            assertThat(problem.subject()).isEqualTo("CreateThing web");
            assertThat(problem.message()).contains("what AWS said.");
        });
    }

    @Test
    void what_is_in_use_is_tried_again_soon_and_the_rest_as_the_schedule_says() {
        assertThat(AwsErrors.failure("Delete", "web", said(400, "DependencyViolation"))
                        .retryAfter())
                .isNotNull()
                .isPositive();
        assertThat(AwsErrors.failure("Create", "web", said(400, "Throttling")).retryAfter())
                .isNull();
    }

    @Test
    void no_answer_is_a_value_of_unknown_effect() {
        Result<String> result = AwsErrors.call("CreateThing", "web", () -> {
            throw SdkClientException.create("connection reset");
        });

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Failed.class,
                        failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.UNAVAILABLE));
    }

    @Test
    void a_bug_stays_an_exception() {
        assertThatThrownBy(() -> AwsErrors.call("CreateThing", "web", () -> {
                    throw new IllegalStateException("ours");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private static AwsServiceException said(int status, String code) {
        return AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("what AWS said.")
                        .build())
                .build();
    }
}
