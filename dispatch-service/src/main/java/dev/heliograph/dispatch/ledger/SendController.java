package dev.heliograph.dispatch.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.ledger.ShownSends.Routed;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows where a message stands in the ledger, without number and words. */
@RestController
class SendController {
  private final ShownSends sends;

  SendController(ShownSends sends) {
    this.sends = sends;
  }

  @SendDocs.ListOpen
  @GetMapping(path = "/v1/sends", produces = MediaType.APPLICATION_JSON_VALUE)
  @RequiresScope(Scope.READ)
  FoundSends list(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> given) {
    SendQuery query = SendQuery.read(given);
    List<Routed> rows = sends.open(query.states(), query.after(), query.limit() + 1);
    boolean more = rows.size() > query.limit();
    List<Routed> shown = more ? rows.subList(0, query.limit()) : rows;
    Optional<String> next =
        more ? Optional.of(query.cursorAfter(shown.getLast().send())) : Optional.empty();
    return new FoundSends(shown.stream().map(Shown::of).toList(), next);
  }

  @SendDocs.Show
  @GetMapping(path = "/v1/sends/{messageId}", produces = MediaType.APPLICATION_JSON_VALUE)
  @RequiresScope(Scope.READ)
  Shown show(
      @Parameter(description = "The message's id.", schema = @Schema(format = "uuid")) @PathVariable
          String messageId) {
    return sends.find(id(messageId)).map(Shown::of).orElseThrow(SendController::unknown);
  }

  private static MessageId id(String text) {
    try {
      return MessageId.parse(text);
    } catch (IllegalArgumentException noId) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "not_found", "no message with this id has come to be sent");
  }

  /**
   * A row as its readers see it.
   *
   * @param attempt the current one, from 1
   * @param due when it is looked at again, in the states that wait
   * @param flagged two attempts may have reached the provider, or its reports contradict each other
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Shown(
      MessageId id,
      Lane lane,
      SendState state,
      int attempt,
      String provider,
      Instant claimedAt,
      Instant since,
      Optional<Instant> due,
      Instant notAfter,
      List<Sent> sent,
      Optional<Integer> errorCode,
      boolean delivered,
      boolean flagged) {

    static Shown of(Routed routed) {
      SendRow row = routed.send();
      return new Shown(
          row.id(),
          row.lane(),
          row.state(),
          row.attempt(),
          routed.route().provider(),
          row.times().firstClaimed(),
          row.times().since(),
          due(row),
          row.times().notAfter(),
          sent(row),
          row.proof().errorCode(),
          row.proof().delivered(),
          row.proof().flagged());
    }

    private static Optional<Instant> due(SendRow row) {
      return switch (row.state()) {
        case QUEUED, SENDING, WAITING -> Optional.of(row.times().due());
        default -> Optional.empty();
      };
    }

    private static List<Sent> sent(SendRow row) {
      return row.proof().sids().entrySet().stream()
          .map(entry -> new Sent(entry.getValue(), entry.getKey()))
          .sorted(Comparator.comparingInt(Sent::attempt))
          .toList();
    }
  }

  /**
   * A page.
   *
   * @param next the cursor of the page after it; absent on the last one
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record FoundSends(List<Shown> items, Optional<String> next) {}

  /** What the provider has of it. */
  record Sent(int attempt, String providerId) {}
}
