package dev.heliograph.dispatch.sns;

import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.dispatch.wire.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What Amazon's answer to a Publish proves. Only its own words count: a body without one of its
 * codes comes from something in between, which may or may not have passed the request on. 429 is
 * the exception, whoever says it. What fails inside Amazon (5xx) may have gone out.
 */
final class SnsAnswers {
  private static final Pattern MESSAGE_ID = Pattern.compile("[0-9a-zA-Z-]{1,100}");
  private static final Duration ACCOUNT_PAUSE = Duration.ofMinutes(1);

  private final Clock clock;

  SnsAnswers(Clock clock) {
    this.clock = clock;
  }

  SendOutcome accepted(@Nullable String messageId) {
    return messageId != null && MESSAGE_ID.matcher(messageId).matches()
        ? new Accepted(messageId)
        : new Uncertain("malformed_answer");
  }

  SendOutcome refused(AwsServiceException refusal) {
    int status = refusal.statusCode();
    Optional<SnsError> error = error(refusal);
    if (status == 429) {
      return notSent(Cause.THROTTLED, SnsError.THROTTLED, refusal);
    }
    if (status / 100 != 4 || error.isEmpty()) {
      return new Uncertain("http_" + status);
    }
    return switch (error.get()) {
      case THROTTLED -> notSent(Cause.THROTTLED, SnsError.THROTTLED, refusal);
      case NOT_ALLOWED, BAD_CREDENTIALS, BAD_CLOCK ->
          notSent(Cause.CREDENTIALS, error.get(), refusal);
      case REFUSED, INVALID, OPTED_OUT -> new Rejected(error.get().number());
    };
  }

  private static Optional<SnsError> error(AwsServiceException refusal) {
    return Optional.ofNullable(refusal.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .filter(code -> !code.isBlank())
        .map(SnsError::of);
  }

  private NotSent notSent(Cause cause, SnsError error, AwsServiceException refusal) {
    Optional<Duration> asked = retryAfter(refusal);
    Optional<Duration> pause =
        cause == Cause.CREDENTIALS ? Optional.of(asked.orElse(ACCOUNT_PAUSE)) : asked;
    return new NotSent(cause, Optional.of(error.number()), pause);
  }

  private Optional<Duration> retryAfter(AwsServiceException refusal) {
    return Optional.ofNullable(refusal.awsErrorDetails())
        .map(AwsErrorDetails::sdkHttpResponse)
        .flatMap(response -> response.firstMatchingHeader("Retry-After"))
        .flatMap(value -> RetryAfter.read(value, clock));
  }
}
