package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.problem.ProblemException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/messages}: 202 once the broker has it. */
@RestController
class MessageApi {
  private static final String KEY = "Idempotency-Key";

  private final Messages messages;

  MessageApi(Messages messages) {
    this.messages = messages;
  }

  @PostMapping(path = "/v1/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
  @RequiresScope(Scope.SEND)
  ResponseEntity<Answer> send(
      @RequestHeader(KEY) Optional<String> key,
      @RequestBody MessageRequest request,
      Caller caller) {
    AcceptedMessage accepted = messages.accept(caller, key.map(MessageApi::keyOf), request);
    return ResponseEntity.accepted()
        .header(KEY, accepted.idempotencyKey())
        .body(new Answer(accepted.messageId()));
  }

  private static IdempotencyKey keyOf(String header) {
    return IdempotencyKey.parse(header)
        .orElseThrow(
            () ->
                new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "idempotency_key_invalid",
                        "An Idempotency-Key has 1 to 255 visible ASCII characters.")
                    .withField(KEY, "is not of that form"));
  }

  /** The id that the text can be followed by. */
  record Answer(MessageId messageId) {}
}
