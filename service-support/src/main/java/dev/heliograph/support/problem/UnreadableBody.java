package dev.heliograph.support.problem;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/** What was wrong with a JSON body, told by place and never by content. */
final class UnreadableBody {
  private static final JsonMapper JSON = new JsonMapper();

  private UnreadableBody() {}

  static ProblemException of(JacksonException cause) {
    return switch (cause) {
      case UnrecognizedPropertyException unknown -> unknownField(unknown);
      case DatabindException wrong -> wrongValue(wrong);
      case StreamConstraintsException limits -> overLimits(limits);
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
    String detail = targetOf(wrong).map(UnreadableBody::formOf).orElse("not of the right form");
    return new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid_field",
            "A field of the body has not the right form.")
        .withField(pointer(wrong), detail);
  }

  private static Optional<Class<?>> targetOf(DatabindException wrong) {
    return switch (wrong) {
      case MismatchedInputException mismatch -> Optional.ofNullable(mismatch.getTargetType());
      case ValueInstantiationException refused ->
          Optional.ofNullable(refused.getType()).map(JavaType::getRawClass);
      default -> Optional.empty();
    };
  }

  private static String formOf(Class<?> type) {
    return type.isEnum()
        ? Stream.of(type.getEnumConstants())
            .map(constant -> JSON.valueToTree(constant).asString())
            .collect(Collectors.joining(", ", "not one of ", ""))
        : "not " + nameOf(type);
  }

  /** In JSON's words: a caller knows nothing of our classes. */
  private static String nameOf(Class<?> type) {
    if (type == String.class) {
      return "a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number of the right kind";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "an object of the right form";
  }

  private static ProblemException overLimits(StreamConstraintsException limits) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "json_limits",
        "The body is nested too deeply, or a name, a number or a text in it is too long"
            + place(limits)
            + ".");
  }

  private static ProblemException malformed(JacksonException cause) {
    boolean twice = String.valueOf(cause.getOriginalMessage()).startsWith("Duplicate");
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "malformed_json",
        (twice ? "A key stands twice in one object" : "The body is not well-formed JSON in UTF-8")
            + place(cause)
            + ".");
  }

  private static String place(JacksonException cause) {
    var at = cause.getLocation();
    return at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
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
