package dev.heliograph.status.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.heliograph.contracts.command.Command.Asked;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.status.commands.CommandedMessages.Known;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.paging.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tries many failed messages again. One such request at a time: each may be of hundreds. */
@RestController
@RequiresScope(Scope.MANAGE)
class RetriesController {
  private final Semaphore room = new Semaphore(1);
  private final CommandedMessages messages;
  private final CommandLog log;
  private final Clock clock;

  RetriesController(CommandedMessages messages, CommandLog log, Clock clock) {
    this.messages = messages;
    this.log = log;
    this.clock = clock;
  }

  /** Those that a filter leaves, a page at a time. */
  @CommandDocs.RetryMany
  @PostMapping(path = "/v1/retries", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  RetriesTaken retryMany(@RequestBody RetriesRequest request, Caller caller) {
    if (!room.tryAcquire()) {
      throw new Refusal(
              HttpStatus.TOO_MANY_REQUESTS,
              "retries_in_progress",
              "Many are being tried again at this moment: ask again when that is done.",
              Optional.of(Duration.ofSeconds(1)))
          .problem();
    }
    try {
      return retry(request, new Asked(clock.instant(), caller.name()));
    } finally {
      room.release();
    }
  }

  private RetriesTaken retry(RetriesRequest request, Asked asked) {
    request.requireUsable(asked.at());
    RetryFilter filter = request.readFilter();
    CommandedMessages.Page page = messages.find(filter, request.after(filter), request.most());
    var wanted = new ArrayList<RetryRequested>();
    var skipped = new ArrayList<Skipped>();
    for (Known known : page.items()) {
      Optional<Instant> notAfter =
          request.notAfter().or(() -> RetryRules.usefulUntil(known, asked.at()));
      RetryRules.obstacle(known, asked.at())
          .or(() -> notAfter.isPresent() ? Optional.empty() : Optional.of(RetryRules.TOO_LATE))
          .ifPresentOrElse(
              why -> skipped.add(new Skipped(known.id(), why.code())),
              () -> wanted.add(command(known, notAfter.orElseThrow(), asked)));
    }
    log.append(wanted);
    return new RetriesTaken(
        wanted.size(), skipped, page.last().map(place -> Cursor.of(place, filter.fingerprint())));
  }

  private static RetryRequested command(Known known, Instant notAfter, Asked asked) {
    return new RetryRequested(known.id(), known.attempt(), notAfter, asked);
  }

  /**
   * What was done with a page of them.
   *
   * @param requested how many will be decided
   * @param next the cursor of the rest; absent where there is none
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record RetriesTaken(int requested, List<Skipped> skipped, Optional<String> next) {}

  /** One that was not asked for, with the code that it alone would be refused with. */
  record Skipped(MessageId messageId, String code) {}
}
