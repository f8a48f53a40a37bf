package dev.heliograph.status.commands;

import dev.heliograph.support.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Why a command is not passed on.
 *
 * @param code stable
 * @param detail what to do instead
 * @param retryAfter how long until it may be asked again
 */
record Refusal(HttpStatus status, String code, String detail, Optional<Duration> retryAfter) {

  static Refusal conflict(String code, String detail) {
    return new Refusal(HttpStatus.CONFLICT, code, detail, Optional.empty());
  }

  ProblemException problem() {
    var problem = new ProblemException(status, code, detail);
    return retryAfter.map(problem::retryAfter).orElse(problem);
  }
}
