package dev.heliograph.dispatch.sns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Amazon's words for a refusal, under numbers of our own: the ledger and the table of explanations
 * ({@code sns.json}) know codes as numbers.
 */
enum SnsError {
  /** A word that is not among the others': Amazon refused it all the same. */
  REFUSED(4000),
  INVALID(4001),
  OPTED_OUT(4002),
  NOT_ALLOWED(4031),
  BAD_CREDENTIALS(4032),
  BAD_CLOCK(4033),
  THROTTLED(4291);

  private static final Map<String, SnsError> BY_WORD = new HashMap<>();

  static {
    are(
        INVALID,
        "InvalidParameter",
        "InvalidParameterValue",
        "ParameterValueInvalid",
        "ValidationError",
        "ValidationException",
        "UserError",
        "UserErrorException");
    are(OPTED_OUT, "OptedOut", "OptedOutException");
    are(
        NOT_ALLOWED,
        "AuthorizationError",
        "AuthorizationErrorException",
        "AccessDenied",
        "AccessDeniedException",
        "NotAuthorized",
        "OptInRequired");
    are(
        BAD_CREDENTIALS,
        "InvalidClientTokenId",
        "InvalidAccessKeyId",
        "UnrecognizedClientException",
        "SignatureDoesNotMatch",
        "InvalidSignatureException",
        "MissingAuthenticationToken",
        "IncompleteSignature",
        "InvalidSecurity",
        "ExpiredToken",
        "ExpiredTokenException");
    are(BAD_CLOCK, "RequestExpired", "RequestTimeTooSkewed");
    are(
        THROTTLED,
        "Throttling",
        "ThrottlingException",
        "Throttled",
        "ThrottledException",
        "RequestThrottled",
        "RequestThrottledException",
        "RequestLimitExceeded",
        "TooManyRequestsException");
  }

  private static void are(SnsError error, String... words) {
    List.of(words).forEach(word -> BY_WORD.put(word, error));
  }

  private final int number;

  SnsError(int number) {
    this.number = number;
  }

  static SnsError of(String word) {
    return BY_WORD.getOrDefault(word, REFUSED);
  }

  /** Its key in the table. */
  int number() {
    return number;
  }
}
