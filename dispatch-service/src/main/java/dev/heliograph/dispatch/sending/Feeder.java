package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.RecipientKey;
import dev.heliograph.dispatch.ledger.RipeSend;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.support.trace.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts what waits in the ledger: successors of what has just ended, retries that are due, and
 * what was queued. Urgent comes first. Not to be used by two threads at once.
 */
final class Feeder implements Rounds.Steps {
  private static final Logger log = LoggerFactory.getLogger(Feeder.class);
  private static final int MOST = 100;

  private final SendLedger ledger;
  private final Owner owner;
  private final Gate gate;
  private final Successors successors;
  private final Outbox outbox;
  private final EnumSet<Use> unfinished = EnumSet.noneOf(Use.class);

  Feeder(SendLedger ledger, Owner owner, Gate gate, Successors successors, Outbox outbox) {
    this.ledger = ledger;
    this.owner = owner;
    this.gate = gate;
    this.successors = successors;
    this.outbox = outbox;
  }

  /** Looks at everything. */
  @Override
  public Optional<Use> feed() {
    return feed(EnumSet.allOf(Use.class));
  }

  /** Looks only at what the last round did not come to the end of. */
  @Override
  public Optional<Use> feedMore() {
    return feed(EnumSet.copyOf(unfinished));
  }

  private Optional<Use> feed(Set<Use> wanted) {
    unfinished.clear();
    if (!gate.open()) {
      return Optional.empty();
    }
    for (Lane lane : Lane.values()) {
      feedSuccessors(lane);
      if (wanted.contains(Use.again(lane))) {
        feed(Use.again(lane), (most, turn) -> ledger.takeWaiting(lane, most, turn));
      }
      if (wanted.contains(Use.first(lane))) {
        feed(Use.first(lane), (most, turn) -> ledger.takeQueued(lane, most, turn));
      }
    }
    return unfinished.stream().findFirst();
  }

  private void feed(Use use, Statement statement) {
    if (take(use, statement).more()) {
      unfinished.add(use);
    }
  }

  /** Only those whose predecessor has just ended. */
  @Override
  public void feedSuccessors() {
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
      Taken taken =
          take(Use.first(lane), (most, turn) -> ledger.takeSuccessors(lane, keys, most, turn));
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

  private Taken take(Use use, Statement statement) {
    int inHand = gate.permits().take(use, MOST);
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
    return new Ready(
        row.turn(),
        message,
        row.answers(),
        row.recipient(),
        row.route(),
        startBy,
        row.trace().flatMap(TraceParent::parse));
  }

  private static OutboundMessage until(Instant notAfter, OutboundMessage message) {
    Handling was = message.handling();
    var handling = new Handling(was.category(), was.lane(), notAfter, was.brand());
    return new OutboundMessage(
        message.id(), message.to(), message.content(), handling, message.origin());
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
