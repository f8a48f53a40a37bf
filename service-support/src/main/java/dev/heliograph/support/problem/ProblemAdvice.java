package dev.heliograph.support.problem;

import dev.heliograph.support.http.BodyTooLarge;
import dev.heliograph.support.kafka.BrokerUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Gives every failure of a request its problem document. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final Duration OUTAGE_RETRY = Duration.ofSeconds(5);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> problem(ProblemException failure) {
    var answer = ResponseEntity.status(failure.status());
    failure
        .retryAfter()
        .ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
    return answer.body(ProblemBody.of(failure));
  }

  /** Such as a parameter without a name: Tomcat reads the query when it is first asked for. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadableQuery(InvalidParameterException failure) {
    return ResponseEntity.badRequest()
        .body(
            ProblemBody.of(
                HttpStatus.BAD_REQUEST,
                ProblemCodes.of(HttpStatus.BAD_REQUEST),
                ProblemCodes.detail(HttpStatus.BAD_REQUEST)));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> tooLarge(BodyTooLarge failure) {
    return problem(
        new ProblemException(
            HttpStatus.CONTENT_TOO_LARGE, "body_too_large", String.valueOf(failure.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> brokerAway(BrokerUnavailable outage) {
    log.warn("a request was refused: {}", outage.getMessage());
    return unavailable(
        "broker_unavailable",
        "The message broker does not answer. Nothing was confirmed: send the same request again.");
  }

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    TransientDataAccessException.class,
    RecoverableDataAccessException.class,
    TransactionException.class
  })
  ResponseEntity<ProblemDetail> databaseAway(RuntimeException outage) {
    log.warn("a request was refused: {}", outage.getClass().getSimpleName());
    return unavailable("database_unavailable", "The database does not answer. Try again.");
  }

  /**
   * The statement's fault. Its message and trace are not logged: they quote the values of a row.
   */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> statementFailed(DataAccessException failure) {
    String state =
        failure.getRootCause() instanceof SQLException sql ? ", " + sql.getSQLState() : "";
    log.error("a request failed in the database: {}{}", failure.getClass().getSimpleName(), state);
    return internal();
  }

  /** Not expected by anybody: told as little as possible, logged once with its trace. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception failure) {
    log.error("a request failed unexpectedly", failure);
    return internal();
  }

  private static ResponseEntity<ProblemDetail> internal() {
    return ResponseEntity.internalServerError()
        .body(
            ProblemBody.of(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side."));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemException problem =
        switch (rootOf(failure)) {
          case BodyTooLarge large ->
              new ProblemException(
                  HttpStatus.CONTENT_TOO_LARGE,
                  "body_too_large",
                  String.valueOf(large.getMessage()));
          case JacksonException json -> UnreadableBody.of(json);
          default ->
              new ProblemException(
                  HttpStatus.BAD_REQUEST, "body_missing", "The request has no readable body.");
        };
    return ResponseEntity.status(problem.status()).body(ProblemBody.of(problem));
  }

  /** Spring's own exceptions: its document, with our code. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var answer = super.handleExceptionInternal(failure, body, headers, status, request);
    if (answer != null && answer.getBody() instanceof ProblemDetail problem) {
      problem.setProperty("code", ProblemCodes.of(status));
    }
    return answer;
  }

  /** The deepest cause that tells something of the body. */
  private static Throwable rootOf(Throwable failure) {
    Throwable best = failure;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof BodyTooLarge) {
        return at;
      }
      if (at instanceof JacksonException && !(best instanceof JacksonException)) {
        best = at;
      }
    }
    return best;
  }

  private static ResponseEntity<ProblemDetail> unavailable(String code, String detail) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(OUTAGE_RETRY.toSeconds()))
        .body(ProblemBody.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail));
  }
}
