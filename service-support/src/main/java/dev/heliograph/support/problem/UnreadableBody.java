package dev.heliograph.support.problem;

import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What was wrong with a JSON body, told by place and never by content. */
final class UnreadableBody {
  private UnreadableBody() {}

  static ProblemException of(JacksonException cause) {
    return switch (cause) {
      case UnrecognizedPropertyException unknown -> unknownField(unknown);
      case DatabindException wrong -> wrongValue(wrong);
      case StreamReadException malformed -> malformed(malformed);
      default -> malformed(cause);
    };
  }

  private static ProblemException unknownField(UnrecognizedPropertyException unknown) {
    String known =
        unknown.getKnownPropertyIds() == null
            ? ""
            : unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    return new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "unknown_field",
            "The body has a field that is not known here.")
        .withField(pointer(unknown), "unknown; known are: " + known);
  }

  private static ProblemException wrongValue(DatabindException wrong) {
    String detail =
        wrong instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
            ? "not of the form of " + mismatch.getTargetType().getSimpleName()
            : "not of the right form";
    return new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid_field",
            "A field of the body has not the right form.")
        .withField(pointer(wrong), detail);
  }

  private static ProblemException malformed(JacksonException cause) {
    var at = cause.getLocation();
    String place =
        at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    boolean twice = String.valueOf(cause.getOriginalMessage()).startsWith("Duplicate");
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "malformed_json",
        (twice ? "A key stands twice in one object" : "The body is not well-formed JSON in UTF-8")
            + place
            + ".");
  }

  /** RFC 6901; the empty string is the whole body. */
  private static String pointer(JacksonException at) {
    return at.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? "/" + step.getIndex()
                    : "/" + step.getPropertyName().replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
