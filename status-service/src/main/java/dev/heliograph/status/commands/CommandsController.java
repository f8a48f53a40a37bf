package dev.heliograph.status.commands;

import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.Command.Asked;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.commands.CommandedMessages.Known;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passes on what people want done with one message; what comes of it is in its timeline. */
@RestController
@RequestMapping(path = "/v1/messages/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.MANAGE)
class CommandsController {
  private final CommandedMessages messages;
  private final CommandLog log;
  private final Clock clock;

  CommandsController(CommandedMessages messages, CommandLog log, Clock clock) {
    this.messages = messages;
    this.log = log;
    this.clock = clock;
  }

  /** Tries a failed one again; two who ask at once get one attempt. */
  @CommandDocs.Retry
  @PostMapping("/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RetryTaken retry(
      @CommandDocs.Id @PathVariable String id,
      @RequestBody(required = false) Optional<RetryRequest> body,
      Caller caller) {
    Instant now = clock.instant();
    RetryRequest request = body.orElse(RetryRequest.PLAIN);
    request.requireUsable(now);
    Known known = known(id);
    refuse(RetryRules.obstacle(known, now));
    requireSeen(known, request);
    Instant notAfter =
        request
            .notAfter()
            .or(() -> RetryRules.usefulUntil(known, now))
            .orElseThrow(RetryRules.TOO_LATE::problem);
    log.append(
        List.of(new RetryRequested(known.id(), known.attempt(), notAfter, asked(now, caller))));
    return new RetryTaken(known.id(), known.attempt(), notAfter);
  }

  /** Calls one back that was not sent yet. */
  @CommandDocs.Cancel
  @PostMapping("/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CancelTaken cancel(@CommandDocs.Id @PathVariable String id, Caller caller) {
    Known known = known(id);
    refuse(CancelRules.obstacle(known.status()));
    if (known.status() != MessageStatus.CANCELED) {
      log.append(
          List.of(
              new CancelRequested(known.id(), known.attempt(), asked(clock.instant(), caller))));
    }
    return new CancelTaken(known.id());
  }

  private Known known(String id) {
    return parse(id)
        .flatMap(messages::find)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "message_not_found",
                    "There is no message of this id; one that was just accepted may take a"
                        + " moment."));
  }

  private static Optional<MessageId> parse(String id) {
    try {
      return Optional.of(MessageId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static void refuse(Optional<Refusal> why) {
    why.ifPresent(
        refusal -> {
          throw refusal.problem();
        });
  }

  private static void requireSeen(Known known, RetryRequest request) {
    if (request.attempt().filter(seen -> seen != known.attempt()).isPresent()) {
      throw Refusal.conflict(
              "retry_attempt_changed",
              "Its last attempt is number %d: look at the message again."
                  .formatted(known.attempt()))
          .problem();
    }
  }

  private static Asked asked(Instant now, Caller caller) {
    return new Asked(now, caller.name());
  }

  /**
   * It will be decided.
   *
   * @param attempt the failed one
   * @param notAfter sent later it is of no use
   */
  record RetryTaken(MessageId messageId, int attempt, Instant notAfter) {}

  /** It will be decided, or is canceled already. */
  record CancelTaken(MessageId messageId) {}
}
