package dev.heliograph.dispatch.gates;

import dev.heliograph.support.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Why something is paused, for those who find it so.
 *
 * @param reason shown to every reader and kept: no personal data
 */
record PauseRequest(Optional<String> reason) {
  private static final int LONGEST = 200;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** Seven digits and more, however they are grouped. */
  private static final Pattern NUMBER = Pattern.compile("(\\d[ ()./-]*){7,}");

  private static final Pattern ADDRESS = Pattern.compile("\\S@\\S");

  static Optional<String> reasonOf(@Nullable PauseRequest request) {
    return Optional.ofNullable(request)
        .flatMap(PauseRequest::reason)
        .map(PauseRequest::usable)
        .filter(reason -> !reason.isEmpty());
  }

  private static String usable(String reason) {
    if (reason.length() > LONGEST || CONTROL.matcher(reason).find()) {
      throw problem("must be one line of at most " + LONGEST + " characters");
    }
    if (NUMBER.matcher(reason).find() || ADDRESS.matcher(reason).find()) {
      throw problem("must hold no telephone number and no address: it is shown and kept");
    }
    return reason.strip();
  }

  private static ProblemException problem(String reason) {
    return new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid_field",
            "A field of the body has not the right form.")
        .withField("/reason", reason);
  }
}
