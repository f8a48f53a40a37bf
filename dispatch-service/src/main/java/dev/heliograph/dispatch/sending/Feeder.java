package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.RecipientKey;
import dev.heliograph.dispatch.ledger.RipeSend;
import dev.heliograph.dispatch.ledger.SendLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what waits in the ledger: successors of what has just ended, retries that are due, and
 * what was queued. Urgent comes first.
 */
final class Feeder {
  private static final Logger log = LoggerFactory.getLogger(Feeder.class);
  private static final int MOST = 100;

  private final SendLedger ledger;
  private final Owner owner;
  private final Gate gate;
  private final Successors successors;
  private final Outbox outbox;

  Feeder(SendLedger ledger, Owner owner, Gate gate, Successors successors, Outbox outbox) {
    this.ledger = ledger;
    this.owner = owner;
    this.gate = gate;
    this.successors = successors;
    this.outbox = outbox;
  }

  /**
   * One round over all lanes.
   *
   * @return whether there may be more that waits for permits alone
   */
  boolean feed() {
    if (!gate.open()) {
      return false;
    }
    boolean more = false;
    for (Lane lane : Lane.values()) {
      feedSuccessors(lane);
      more |= take(lane, (most, turn) -> ledger.takeWaiting(lane, most, turn)).more();
      more |= take(lane, (most, turn) -> ledger.takeQueued(lane, most, turn)).more();
    }
    return more;
  }

  /** Only those whose predecessor has just ended. */
  void feedSuccessors() {
    if (!gate.open()) {
      return;
    }
    for (Lane lane : Lane.values()) {
      feedSuccessors(lane);
    }
  }

  private void feedSuccessors(Lane lane) {
    List<RecipientKey> keys = successors.takeWoken(lane, MOST);
    if (!keys.isEmpty()) {
      Taken taken = take(lane, (most, turn) -> ledger.takeSuccessors(lane, keys, most, turn));
      if (!taken.more()) {
        successors.keepOnly(keys, taken.recipients());
      }
    }
  }

  private interface Statement {
    List<RipeSend> take(int most, long turn);
  }

  /**
   * What a statement gave.
   *
   * @param more whether there may be more rows than permits
   */
  private record Taken(List<RecipientKey> recipients, boolean more) {}

  private Taken take(Lane lane, Statement statement) {
    int inHand = gate.permits().take(lane, MOST);
    if (inHand == 0) {
      return new Taken(List.of(), true);
    }
    long turn = owner.nextTurn();
    Deadline startBy = Deadline.in(gate.startWithin());
    List<RipeSend> rows = List.of();
    try {
      rows = statement.take(inHand, turn);
    } catch (RuntimeException failed) {
      gate.unclear().add(turn);
      throw failed;
    } finally {
      gate.permits().release(inHand - rows.size());
    }
    start(rows, startBy);
    return new Taken(rows.stream().map(RipeSend::recipient).toList(), rows.size() == inHand);
  }

  private void start(List<RipeSend> rows, Deadline startBy) {
    var readable = new ArrayList<Ready>();
    for (RipeSend row : rows) {
      open(row)
          .ifPresentOrElse(
              message -> readable.add(ready(row, message, startBy)),
              () -> outbox.sender().unreadable(row));
    }
    outbox.sender().submit(readable);
  }

  private static Ready ready(RipeSend row, OutboundMessage message, Deadline startBy) {
    return new Ready(row.turn(), message, row.answers(), row.recipient(), startBy);
  }

  private Optional<OutboundMessage> open(RipeSend row) {
    try {
      return Optional.of(outbox.envelope().open(row.turn().id(), row.payload()));
    } catch (RuntimeException unreadable) {
      log.error(
          "message {}: its words in the ledger cannot be read; is HELIOGRAPH_KEYSET the one that"
              + " wrote them?",
          row.turn().id());
      return Optional.empty();
    }
  }
}
