package dev.heliograph.ingest.events;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.MalformedRecord;
import dev.heliograph.contracts.event.MalformedEvent;
import dev.heliograph.contracts.event.Violation;
import dev.heliograph.support.problem.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Says what is wrong with events, by JSON pointer. */
final class EventProblems {
  /** More would help nobody, and a batch can have thousands. */
  private static final int MOST_SHOWN = 100;

  private EventProblems() {}

  /** 400 where the body is not even JSON, else 422. */
  static ProblemException of(MalformedEvent malformed, byte[] body) {
    return isJson(body)
        ? problem(HttpStatus.UNPROCESSABLE_CONTENT, "event_invalid", malformed.violations())
        : problem(HttpStatus.BAD_REQUEST, "malformed_json", malformed.violations());
  }

  /** The first refusal's code stands for all: nothing of the request was published. */
  static ProblemException of(List<Admission.Refusal> refusals) {
    return problem(
        HttpStatus.UNPROCESSABLE_CONTENT,
        refusals.getFirst().code(),
        refusals.stream().flatMap(refusal -> refusal.violations().stream()).toList());
  }

  private static ProblemException problem(
      HttpStatus status, String code, List<Violation> violations) {
    var problem =
        new ProblemException(
            status,
            code,
            "The request holds no event that can be taken: see errors. Nothing was published.");
    for (Violation violation : violations.subList(0, Math.min(violations.size(), MOST_SHOWN))) {
      problem = problem.withField(violation.pointer(), violation.detail());
    }
    return problem;
  }

  private static boolean isJson(byte[] body) {
    try {
      ContractJson.readTree(body);
      return true;
    } catch (MalformedRecord notJson) {
      return false;
    }
  }
}
