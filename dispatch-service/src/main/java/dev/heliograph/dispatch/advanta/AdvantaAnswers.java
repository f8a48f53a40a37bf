package dev.heliograph.dispatch.advanta;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.MalformedRecord;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.dispatch.wire.SingleRequests.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What Advanta's answer proves. HTTP's 200 carries its errors too, and the name of the code is
 * spelt in two ways. A "system error" says nothing of the message; "try again after 5 minutes" says
 * that it was not taken.
 */
final class AdvantaAnswers {
  private static final Pattern MESSAGE_ID = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int SUCCESS = 200;
  private static final int TRY_LATER = 4090;

  /** About the account, not the message: no credits, wrong key, no partner, no key. */
  private static final Set<Integer> BAD_ACCOUNT = Set.of(1004, 1006, 4091, 4092);

  /** About the message or its sender, and before anything was done with it. */
  private static final Set<Integer> REFUSED =
      Set.of(1001, 1002, 1003, 1009, 1010, 1012, 1104, 4093);

  private static final Duration ACCOUNT_PAUSE = Duration.ofMinutes(1);
  private static final Duration ASKED_PAUSE = Duration.ofMinutes(5);

  private AdvantaAnswers() {}

  static SendOutcome read(Answer answer) {
    int status = answer.status();
    if (status == 429) {
      return NotSent.because(Cause.THROTTLED);
    }
    Optional<JsonNode> said = said(answer.body()).filter(body -> status / 100 != 5);
    Optional<Integer> code = said.flatMap(AdvantaAnswers::code);
    if (code.isPresent()) {
      return coded(code.get(), said.get());
    }
    return status == 401
        ? new NotSent(Cause.CREDENTIALS, Optional.empty(), Optional.of(ACCOUNT_PAUSE))
        : new Uncertain(status / 100 == 2 ? "malformed_answer" : "http_" + status);
  }

  private static SendOutcome coded(int code, JsonNode said) {
    if (code == SUCCESS) {
      return accepted(said);
    }
    if (code == TRY_LATER) {
      return new NotSent(Cause.UNAVAILABLE, Optional.of(code), Optional.of(ASKED_PAUSE));
    }
    if (BAD_ACCOUNT.contains(code)) {
      return new NotSent(Cause.CREDENTIALS, Optional.of(code), Optional.of(ACCOUNT_PAUSE));
    }
    return REFUSED.contains(code) ? new Rejected(code) : new Uncertain("code_" + code);
  }

  private static SendOutcome accepted(JsonNode said) {
    String id = said.path("messageid").asString("");
    return MESSAGE_ID.matcher(id).matches() && !id.equals("0")
        ? new Accepted(id)
        : new Uncertain("malformed_answer");
  }

  /** The answer about the one number that was asked for, or about the request as a whole. */
  static Optional<JsonNode> said(String body) {
    try {
      JsonNode json = ContractJson.readTree(body.getBytes(StandardCharsets.UTF_8));
      JsonNode first = json.path("responses").path(0);
      return Optional.of(first.isObject() ? first : json).filter(JsonNode::isObject);
    } catch (MalformedRecord noJson) {
      return Optional.empty();
    }
  }

  /** Both spellings are real, and so are a number and its digits as text. */
  static Optional<Integer> code(JsonNode said) {
    JsonNode code = said.path("response-code");
    String digits = (code.isMissingNode() ? said.path("respose-code") : code).asString("");
    return NUMBER.matcher(digits).matches()
        ? Optional.of(Integer.valueOf(digits))
        : Optional.empty();
  }
}
