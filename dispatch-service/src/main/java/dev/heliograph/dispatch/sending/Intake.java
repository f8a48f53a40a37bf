package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.text.Segmentation;
import dev.heliograph.dispatch.gates.Flow;
import dev.heliograph.dispatch.ledger.NewSend;
import dev.heliograph.dispatch.ledger.NewSend.Position;
import dev.heliograph.dispatch.ledger.NewSend.Terms;
import dev.heliograph.dispatch.ledger.NewSend.Way;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.RecipientKey;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.support.kafka.Received;
import dev.heliograph.support.trace.TraceParent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes one poll over into the ledger; from then on the ledger is the queue, not the topic. */
final class Intake {
  private final SendLedger ledger;
  private final Owner owner;
  private final Gate gate;
  private final Successors successors;
  private final Outbox outbox;
  private final Pacers pacers;
  private final Backlog backlog;
  private final IdempotencyConflicts conflicts;
  private final ClaimMeters meters;

  /** What is done with the rest of a poll: held back for later, or refused; and all counted. */
  record Rest(
      Successors successors,
      Pacers pacers,
      Backlog backlog,
      IdempotencyConflicts conflicts,
      ClaimMeters meters) {}

  Intake(SendLedger ledger, Owner owner, Gate gate, Outbox outbox, Rest rest) {
    this.ledger = ledger;
    this.owner = owner;
    this.gate = gate;
    this.outbox = outbox;
    this.successors = rest.successors();
    this.pacers = rest.pacers();
    this.backlog = rest.backlog();
    this.conflicts = rest.conflicts();
    this.meters = rest.meters();
  }

  /**
   * Claims a poll and starts what may start. Safe to repeat: what was claimed is not started again.
   */
  void take(Lane lane, List<Received<OutboundMessage>> poll) {
    var first = new LinkedHashMap<MessageId, Arrival>();
    var repeats = new ArrayList<Arrival>();
    for (Received<OutboundMessage> received : poll) {
      Arrival arrival = arrival(lane, received);
      if (first.putIfAbsent(arrival.message().id(), arrival) != null) {
        repeats.add(arrival);
      }
    }
    List<Arrival> claiming = List.copyOf(first.values());
    Map<MessageId, SendState> claimed = claim(lane, claiming);
    claiming.stream().filter(one -> !claimed.containsKey(one.message().id())).forEach(repeats::add);
    meters.repeated(lane, repeats.size());
    conflicts.refuse(repeats.stream().map(Arrival::message).toList());
  }

  /**
   * A message of the poll, in its place.
   *
   * @param ordered one-time codes neither wait nor hold others back
   */
  private record Arrival(
      OutboundMessage message,
      Position position,
      Way way,
      boolean ordered,
      Optional<TraceParent> trace) {}

  private Arrival arrival(Lane lane, Received<OutboundMessage> received) {
    OutboundMessage message = received.value();
    var recipient = RecipientKey.of(lane, outbox.envelope().recipientHash(message));
    var position = new Position(recipient, received.partition().partition(), received.offset());
    boolean ordered = message.handling().category() != Category.AUTHENTICATION;
    return new Arrival(message, position, way(message), ordered, received.trace());
  }

  private Way way(OutboundMessage message) {
    Channel channel = message.to().channel();
    return new Way(outbox.routing().of(message), channel, segments(channel, message));
  }

  private static int segments(Channel channel, OutboundMessage message) {
    return switch (channel) {
      case SMS -> Segmentation.of(message.content().body()).segments();
      case EMAIL, SLACK, DISCORD -> 1;
    };
  }

  private Map<MessageId, SendState> claim(Lane lane, List<Arrival> arrivals) {
    Set<MessageId> wanting = heads(arrivals, freeRoutes(arrivals));
    int inHand = gate.permits().take(Use.first(lane), wanting.size());
    long turn = owner.nextTurn();
    Deadline startBy = Deadline.in(gate.startWithin());
    Map<MessageId, SendState> claimed;
    try {
      claimed = ledger.claim(lane, rows(arrivals, wanting, inHand), turn);
    } catch (RuntimeException | Error failed) {
      gate.unclear().add(turn);
      gate.permits().release(inHand);
      throw failed;
    }
    List<Ready> started = started(arrivals, claimed, turn, startBy);
    gate.permits().release(inHand - started.size());
    outbox.sender().submit(started);
    meters.claimed(lane, claimed.size(), started.size());
    backlog.queued(lane, claimed.size() - started.size());
    rememberHeld(arrivals, claimed);
    wakePacers(lane, arrivals);
    return claimed;
  }

  /** The senders whose texts may start at once; one with a limit has a pacer for that. */
  private Set<Route> freeRoutes(List<Arrival> arrivals) {
    var free = new HashSet<Route>();
    for (Route route : routes(arrivals)) {
      gate.routes().saw(route);
      if (gate.gates().flow(route) instanceof Flow.Free) {
        free.add(route);
      }
    }
    return free;
  }

  private static Set<Route> routes(List<Arrival> arrivals) {
    var routes = new HashSet<Route>();
    arrivals.forEach(arrival -> routes.add(arrival.way().route()));
    return routes;
  }

  private void wakePacers(Lane lane, List<Arrival> arrivals) {
    for (Route route : routes(arrivals)) {
      if (gate.gates().flow(route) instanceof Flow.Paced) {
        pacers.wake(route, EnumSet.of(Use.first(lane)));
      }
    }
  }

  /** The first of each recipient; what comes after it in the same poll waits for it. */
  private static Set<MessageId> heads(List<Arrival> arrivals, Set<Route> free) {
    var seen = new HashSet<RecipientKey>();
    var heads = new HashSet<MessageId>();
    for (Arrival arrival : arrivals) {
      boolean first = !arrival.ordered() || seen.add(arrival.position().recipient());
      if (first && free.contains(arrival.way().route())) {
        heads.add(arrival.message().id());
      }
    }
    return heads;
  }

  private List<NewSend> rows(List<Arrival> arrivals, Set<MessageId> wanting, int inHand) {
    int left = inHand;
    var rows = new ArrayList<NewSend>();
    for (Arrival arrival : arrivals) {
      boolean wanted = left > 0 && wanting.contains(arrival.message().id());
      left -= wanted ? 1 : 0;
      rows.add(row(arrival, wanted));
    }
    return rows;
  }

  private NewSend row(Arrival arrival, boolean wanted) {
    OutboundMessage message = arrival.message();
    var terms =
        new Terms(
            message.handling().notAfter(),
            message.origin().requestHash(),
            arrival.trace().map(TraceParent::value));
    byte[] payload = outbox.envelope().close(message);
    return new NewSend(
        message.id(), arrival.position(), arrival.way(), terms, arrival.ordered(), wanted, payload);
  }

  private static List<Ready> started(
      List<Arrival> arrivals, Map<MessageId, SendState> claimed, long turn, Deadline startBy) {
    return arrivals.stream()
        .filter(one -> claimed.get(one.message().id()) == SendState.SENDING)
        .map(
            one ->
                new Ready(
                    new Turn(one.message().id(), 1, turn),
                    one.message(),
                    0,
                    one.position().recipient(),
                    one.way().route(),
                    startBy,
                    one.trace(),
                    false))
        .toList();
  }

  private void rememberHeld(List<Arrival> arrivals, Map<MessageId, SendState> claimed) {
    arrivals.stream()
        .filter(one -> one.ordered() && claimed.get(one.message().id()) == SendState.QUEUED)
        .forEach(one -> successors.hold(one.position().recipient()));
  }
}
