package dev.heliograph.support.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The codes of what the framework or the server refuses: the status in lower case. */
final class ProblemCodes {
  private ProblemCodes() {}

  static String of(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    if (known == HttpStatus.INTERNAL_SERVER_ERROR) {
      return "internal";
    }
    return known == null ? "http_" + status.value() : known.name().toLowerCase(Locale.ROOT);
  }

  static String detail(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "The request is not well-formed HTTP, or its address is none.";
      case NOT_FOUND -> "There is nothing at this address.";
      case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The headers are too large.";
      case URI_TOO_LONG -> "The address is too long.";
      default ->
          status.is5xxServerError()
              ? "Something went wrong on our side."
              : "The request is refused: " + status.getReasonPhrase() + ".";
    };
  }
}
