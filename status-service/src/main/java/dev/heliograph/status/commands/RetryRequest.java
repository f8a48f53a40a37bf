package dev.heliograph.status.commands;

import dev.heliograph.contracts.Topics;
import dev.heliograph.support.problem.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * How a message is to be tried again.
 *
 * @param attempt the failed one that the caller saw; absent: the last one
 * @param notAfter sent later it is of no use; absent: by its category, from now
 */
record RetryRequest(Optional<Integer> attempt, Optional<Instant> notAfter) {
  static final RetryRequest PLAIN = new RetryRequest(Optional.empty(), Optional.empty());

  /** Throws {@link ProblemException} where it cannot be meant. */
  void requireUsable(Instant now) {
    if (attempt.filter(number -> number < 1).isPresent()) {
      throw problem("/attempt", "must be a number from 1");
    }
    Instant last = now.plus(Topics.RETENTION);
    if (notAfter.filter(time -> !time.isAfter(now) || time.isAfter(last)).isPresent()) {
      throw problem("/notAfter", "must be a time of the next seven days");
    }
  }

  static ProblemException problem(String pointer, String detail) {
    return new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT, "invalid_field", "The request cannot be understood.")
        .withField(pointer, detail);
  }
}
