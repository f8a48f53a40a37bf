package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/messages}: 202 once the broker has it. */
@RestController
class MessageApi {
  private final Messages messages;

  MessageApi(Messages messages) {
    this.messages = messages;
  }

  @PostMapping(
      path = "/v1/messages",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @RequiresScope(Scope.SEND)
  @MessageDocs.Send
  ResponseEntity<Answer> send(
      @RequestHeader HttpHeaders headers, @RequestBody MessageRequest request, Caller caller) {
    AcceptedMessage accepted = messages.accept(caller, IdempotencyKey.of(headers), request);
    return ResponseEntity.accepted()
        .header(IdempotencyKey.HEADER, accepted.idempotencyKey())
        .body(new Answer(accepted.messageId()));
  }

  /** The id that the text can be followed by. */
  record Answer(MessageId messageId) {}
}
