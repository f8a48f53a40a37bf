package dev.heliograph.dispatch.twilio;

import com.twilio.http.Response;
import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.MalformedRecord;
import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.errors.RetryClass;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.dispatch.wire.RetryAfter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import tools.jackson.databind.JsonNode;

/**
 * What Twilio's answer to a create proves. Only its own words count: a body that is not Twilio's
 * comes from something in between, which may or may not have passed the request on. Two statuses
 * are the exception, whoever says them: 429 and 401 refuse the request before anything is done with
 * it.
 */
final class TwilioAnswers {
  private static final Pattern SID = Pattern.compile("(SM|MM)[0-9a-fA-F]{32}");

  /**
   * About the account, not the message: bad credentials, inactive, test credentials, no such
   * account (the path has nothing else that could be missing), suspended.
   */
  private static final Set<Integer> BAD_ACCOUNT = Set.of(20003, 20005, 20008, 20404, 30002);

  private static final int TOO_MANY_REQUESTS = 20429;
  private static final int NOT_AVAILABLE = 20503;

  private static final Duration CREDENTIALS_PAUSE = Duration.ofMinutes(1);

  private final Clock clock;

  TwilioAnswers(Clock clock) {
    this.clock = clock;
  }

  SendOutcome read(Response response) {
    int status = response.getStatusCode();
    Optional<JsonNode> body = json(response.getContent());
    if (status / 100 == 2) {
      return accepted(body);
    }
    Optional<Integer> code = body.flatMap(TwilioAnswers::code);
    return notSent(status, code)
        .<SendOutcome>map(cause -> new NotSent(cause, code, pause(cause, response)))
        .orElseGet(() -> refused(status, code));
  }

  private static SendOutcome accepted(Optional<JsonNode> body) {
    return body.map(json -> json.path("sid").asString(""))
        .filter(sid -> SID.matcher(sid).matches())
        .<SendOutcome>map(Accepted::new)
        .orElseGet(() -> new Uncertain("malformed_answer"));
  }

  private static Optional<Cause> notSent(int status, Optional<Integer> code) {
    if (status == 429
        || (status / 100 == 4 && code.filter(c -> c == TOO_MANY_REQUESTS).isPresent())) {
      return Optional.of(Cause.THROTTLED);
    }
    if (status == 503 && code.filter(c -> c == NOT_AVAILABLE).isPresent()) {
      return Optional.of(Cause.UNAVAILABLE);
    }
    if (status == 401 || (status / 100 == 4 && code.filter(BAD_ACCOUNT::contains).isPresent())) {
      return Optional.of(Cause.CREDENTIALS);
    }
    boolean passing = status / 100 == 4 && code.filter(TwilioAnswers::isPassing).isPresent();
    return passing ? Optional.of(Cause.REFUSED_FOR_NOW) : Optional.empty();
  }

  /**
   * By the same table as codes that come in a report, such as 21611: the sender's queue is full.
   */
  private static boolean isPassing(int code) {
    return ErrorExplanations.retryAdvice("twilio", code).isPassing();
  }

  /** Of some codes the table says that it may have been taken all the same. */
  private static boolean isUnclear(int code) {
    return ErrorExplanations.retryAdvice("twilio", code).retryClass() == RetryClass.U;
  }

  private static SendOutcome refused(int status, Optional<Integer> code) {
    boolean unclear = code.filter(TwilioAnswers::isUnclear).isPresent();
    return status / 100 == 4 && code.isPresent() && !unclear
        ? new Rejected(code.get())
        : new Uncertain("http_" + status);
  }

  private Optional<Duration> pause(Cause cause, Response response) {
    Optional<Duration> asked = retryAfter(response.getHeaders());
    return cause == Cause.CREDENTIALS ? Optional.of(asked.orElse(CREDENTIALS_PAUSE)) : asked;
  }

  private Optional<Duration> retryAfter(Header[] headers) {
    for (Header header : headers) {
      if (header.getName().equalsIgnoreCase("Retry-After")) {
        return RetryAfter.read(header.getValue(), clock);
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> json(String body) {
    try {
      return Optional.of(ContractJson.readTree(body.getBytes(StandardCharsets.UTF_8)))
          .filter(JsonNode::isObject);
    } catch (MalformedRecord noJson) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> code(JsonNode body) {
    JsonNode code = body.path("code");
    return code.isIntegralNumber() && code.canConvertToInt()
        ? Optional.of(code.asInt())
        : Optional.empty();
  }
}
