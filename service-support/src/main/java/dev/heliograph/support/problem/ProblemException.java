package dev.heliograph.support.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** A request that cannot be done, and what the caller can do about it. Source: RFC 9457. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final String detail;
  private final transient List<FieldProblem> fields;
  private final transient Map<String, Object> members;
  private final transient Optional<Duration> retryAfter;

  /**
   * A problem of the request as a whole.
   *
   * @param code stable, lower-case with underscores; callers branch on it
   * @param detail one sentence for people, without personal data or secrets
   */
  public ProblemException(HttpStatus status, String code, String detail) {
    this(status, code, detail, List.of(), Map.of(), Optional.empty());
  }

  private ProblemException(
      HttpStatus status,
      String code,
      String detail,
      List<FieldProblem> fields,
      Map<String, Object> members,
      Optional<Duration> retryAfter) {
    super(detail);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.fields = List.copyOf(fields);
    this.members = Map.copyOf(members);
    this.retryAfter = retryAfter;
  }

  /** The same with one more field that is wrong: a JSON pointer, or a parameter's name. */
  public ProblemException withField(String pointer, String reason) {
    var more = new ArrayList<>(fields);
    more.add(new FieldProblem(pointer, reason));
    return new ProblemException(status, code, detail, more, members, retryAfter);
  }

  /** The same with a further member of the problem document. */
  public ProblemException withMember(String name, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new ProblemException(status, code, detail, fields, more, retryAfter);
  }

  /** The same with a {@code Retry-After} header. */
  public ProblemException retryAfter(Duration wait) {
    return new ProblemException(status, code, detail, fields, members, Optional.of(wait));
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  String detail() {
    return detail;
  }

  public List<FieldProblem> fields() {
    return fields;
  }

  Map<String, Object> members() {
    return members;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** One field and what is wrong with it. */
  public record FieldProblem(String pointer, String detail) {}
}
