package dev.heliograph.support.problem;

import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * The documents that are sent: RFC 9457 with a stable {@code code} and, where fields are wrong,
 * {@code errors}.
 */
final class ProblemBody {
  private ProblemBody() {}

  static ProblemDetail of(HttpStatusCode status, String code, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    return problem;
  }

  static ProblemDetail of(ProblemException failure) {
    ProblemDetail problem = of(failure.status(), failure.code(), failure.detail());
    failure.members().forEach(problem::setProperty);
    if (!failure.fields().isEmpty()) {
      problem.setProperty("errors", List.copyOf(failure.fields()));
    }
    return problem;
  }
}
