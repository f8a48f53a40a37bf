package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.SendLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a message that came twice from two messages under one idempotency key. */
final class IdempotencyConflicts {
  private static final Logger log = LoggerFactory.getLogger(IdempotencyConflicts.class);

  private final SendLedger ledger;
  private final StatusReports reports;
  private final StatusPublisher publisher;

  IdempotencyConflicts(SendLedger ledger, StatusReports reports, StatusPublisher publisher) {
    this.ledger = ledger;
    this.reports = reports;
    this.publisher = publisher;
  }

  /**
   * Refuses those whose request had another body than the one that has the row; says nothing of the
   * rest. Throws when the broker cannot be told: the poll is then repeated.
   */
  void refuse(List<OutboundMessage> repeated) {
    List<OutboundMessage> keyed =
        repeated.stream().filter(message -> message.origin().requestHash().isPresent()).toList();
    if (keyed.isEmpty()) {
      return;
    }
    Map<MessageId, String> claimed =
        ledger.requestHashes(keyed.stream().map(OutboundMessage::id).distinct().toList());
    List<StatusChange> refused = conflicts(keyed, claimed);
    if (!refused.isEmpty()) {
      publisher.now(refused);
    }
  }

  private List<StatusChange> conflicts(
      List<OutboundMessage> keyed, Map<MessageId, String> claimed) {
    var refused = new ArrayList<StatusChange>();
    for (OutboundMessage message : keyed) {
      String first = claimed.get(message.id());
      if (first != null && !message.origin().requestHash().filter(first::equals).isPresent()) {
        log.warn("message {}: another body under its idempotency key, not sent", message.id());
        refused.add(reports.conflict(message.id()));
      }
    }
    return refused;
  }
}
