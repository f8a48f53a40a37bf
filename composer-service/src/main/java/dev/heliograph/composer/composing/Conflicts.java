package dev.heliograph.composer.composing;

import dev.heliograph.composer.decision.Decision;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a request that came twice from two requests under one idempotency key. It sees what is in
 * the batch and on record; behind a send of an earlier batch the ledger finds the rest.
 */
final class Conflicts {
  private static final Logger log = LoggerFactory.getLogger(Conflicts.class);

  private Conflicts() {}

  /** A note for each request that was another than the one whose decision stands. */
  static Collection<StatusChange> among(
      List<Decision> decisions,
      Map<MessageId, Decision> first,
      Map<MessageId, StatusChange> recorded,
      Instant at) {
    var notes = new LinkedHashSet<StatusChange>();
    for (Decision decision : decisions) {
      MessageId id = decision.messageId();
      Optional<String> standing =
          recorded.containsKey(id) ? hashOf(recorded.get(id)) : hashOf(first.get(id));
      if (differ(standing, decision.origin().requestHash())) {
        log.warn("message {}: another body under its idempotency key, not sent", id);
        notes.add(Unsent.conflict(id, at));
      }
    }
    return notes;
  }

  private static boolean differ(Optional<String> standing, Optional<String> later) {
    return standing.isPresent() && later.isPresent() && !standing.equals(later);
  }

  private static Optional<String> hashOf(@Nullable Decision decision) {
    return Optional.ofNullable(decision).flatMap(made -> made.origin().requestHash());
  }

  /** None once the row has been emptied. */
  private static Optional<String> hashOf(@Nullable StatusChange decision) {
    return Optional.ofNullable(decision)
        .flatMap(StatusChange::about)
        .flatMap(about -> about.origin().requestHash());
  }
}
