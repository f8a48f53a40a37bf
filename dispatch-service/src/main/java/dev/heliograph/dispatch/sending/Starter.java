package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.RecipientKey;
import dev.heliograph.dispatch.ledger.RipeSend;
import dev.heliograph.support.trace.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets rows of the ledger to SENDING, with permits in hand, and starts their calls. */
final class Starter {
  private static final Logger log = LoggerFactory.getLogger(Starter.class);

  private final Owner owner;
  private final Gate gate;
  private final Outbox outbox;

  Starter(Owner owner, Gate gate, Outbox outbox) {
    this.owner = owner;
    this.gate = gate;
    this.outbox = outbox;
  }

  /** A statement that takes rows of the ledger. */
  interface Statement {
    List<RipeSend> take(int most, long turn);
  }

  /**
   * What a statement gave.
   *
   * @param more whether there may be more rows than permits
   */
  record Taken(List<RipeSend> rows, boolean more) {
    static final Taken NOTHING = new Taken(List.of(), false);

    List<RecipientKey> recipients() {
      return rows.stream().map(RipeSend::recipient).toList();
    }

    int segments() {
      return rows.stream().mapToInt(RipeSend::segments).sum();
    }
  }

  Taken take(Use use, int most, Statement statement) {
    return take(use, most, false, statement);
  }

  /** They are to show whether their provider is back. */
  Taken probe(Use use, int most, Statement statement) {
    return take(use, most, true, statement);
  }

  private Taken take(Use use, int most, boolean probe, Statement statement) {
    int inHand = gate.permits().take(use, most);
    if (inHand == 0) {
      return new Taken(List.of(), true);
    }
    long turn = owner.nextTurn();
    Deadline startBy = Deadline.in(gate.startWithin());
    List<RipeSend> rows = List.of();
    try {
      rows = statement.take(inHand, turn);
    } catch (RuntimeException | Error failed) {
      gate.unclear().add(turn);
      throw failed;
    } finally {
      gate.permits().release(inHand - rows.size());
    }
    start(rows, startBy, probe);
    return new Taken(rows, rows.size() == inHand);
  }

  private void start(List<RipeSend> rows, Deadline startBy, boolean probe) {
    var readable = new ArrayList<Ready>();
    for (RipeSend row : rows) {
      open(row)
          .ifPresentOrElse(
              message -> readable.add(ready(row, message, startBy, probe)),
              () -> outbox.sender().unreadable(row, probe));
    }
    outbox.sender().submit(readable);
  }

  private static Ready ready(
      RipeSend row, OutboundMessage message, Deadline startBy, boolean probe) {
    return new Ready(
        row.turn(),
        message,
        row.answers(),
        row.recipient(),
        row.route(),
        startBy,
        row.trace().flatMap(TraceParent::parse),
        probe);
  }

  /** A retry by hand brings an end of its own. */
  private static OutboundMessage until(Instant notAfter, OutboundMessage message) {
    Handling was = message.handling();
    var handling = new Handling(was.category(), was.lane(), notAfter, was.brand());
    return new OutboundMessage(
        message.id(),
        message.to(),
        message.content(),
        handling,
        message.origin(),
        message.fallback());
  }

  private Optional<OutboundMessage> open(RipeSend row) {
    try {
      OutboundMessage message = outbox.envelope().open(row.turn().id(), row.payload());
      return Optional.of(until(row.notAfter(), message));
    } catch (RuntimeException unreadable) {
      log.error(
          "message {}: its words in the ledger cannot be read; is HELIOGRAPH_KEYSET the one that"
              + " wrote them?",
          row.turn().id());
      return Optional.empty();
    }
  }
}
