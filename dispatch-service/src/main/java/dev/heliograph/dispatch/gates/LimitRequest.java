package dev.heliograph.dispatch.gates;

import dev.heliograph.support.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** How many segments a second a sender may send. */
record LimitRequest(
    @Schema(minimum = "0.01", maximum = "10000", requiredMode = Schema.RequiredMode.REQUIRED)
        Optional<Double> segmentsPerSecond) {
  private static final double LEAST = 0.01;
  private static final double MOST = 10_000;

  double usable() {
    return segmentsPerSecond
        .filter(rate -> rate >= LEAST && rate <= MOST)
        .orElseThrow(LimitRequest::problem);
  }

  private static ProblemException problem() {
    return new ProblemException(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "invalid_field",
            "A field of the body has not the right form.")
        .withField("/segmentsPerSecond", "must be a number from 0.01 to 10000");
  }
}
