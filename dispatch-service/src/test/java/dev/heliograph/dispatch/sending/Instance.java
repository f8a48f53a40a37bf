package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.gates.Breakers;
import dev.heliograph.dispatch.gates.Buckets;
import dev.heliograph.dispatch.gates.GateSettings;
import dev.heliograph.dispatch.gates.Gates;
import dev.heliograph.dispatch.gates.RefusedSenders;
import dev.heliograph.dispatch.ledger.FullLanes;
import dev.heliograph.dispatch.ledger.MovableRows;
import dev.heliograph.dispatch.ledger.Outcomes;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.WaitingRows;
import dev.heliograph.dispatch.settling.ForGood;
import dev.heliograph.dispatch.settling.Settling;
import dev.heliograph.support.config.Secret;
import dev.heliograph.support.kafka.OutgoingRecord;
import dev.heliograph.support.kafka.Received;
import dev.heliograph.support.personal.PersonalData;
import dev.heliograph.support.trace.LaterSpans;
import dev.heliograph.teststack.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance, without its threads: each step is a call of the test. */
final class Instance {
  private static final PersonalData PERSONAL_DATA = personalData();
  static final Route ROUTE = new Route("fake", "main");
  static final int MOST_WAITING = 100;
  private static final AtomicLong OFFSETS = new AtomicLong();

  /** The broker's side of the status topic. */
  final List<StatusChange> reported = new CopyOnWriteArrayList<>();

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final FakeSmsGateway gateway;
  final Owner owner = Owner.newRun();

  /** Under the ledger alone. */
  final LostAnswers connections;

  final SendLedger ledger;
  final Permits permits;
  final OutcomeFlusher outcomes;
  final StatusPublisher publisher;
  final UnclearTurns unclear;
  final Sender sender;
  final Feeder feeder;
  final Housekeeping housekeeping;
  final Settling settling;
  final Semaphore wakeUp = new Semaphore(0);
  final Gates gates;
  final Buckets buckets;
  final KnownRoutes routes;
  final Backlog backlog;
  final Pacer.Parts pacing;
  final Pacers pacers;
  final Detours detours;
  final Loops loops = new Loops(Duration.ofMillis(1));
  final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final Intake intake;
  private final int total;

  /** How it differs from others. */
  record Options(
      boolean sending,
      int permits,
      Duration startWithin,
      Transactions transactions,
      Function<OutboundMessage, Route> routing) {
    Options(boolean sending, int permits, Duration startWithin, Transactions transactions) {
      this(sending, permits, startWithin, transactions, message -> ROUTE);
    }

    static Options usual(TestLedger database) {
      return new Options(true, 20, Duration.ofSeconds(5), database.transactions);
    }
  }

  Instance(TestLedger database, FakeSmsGateway gateway) {
    this(database, gateway, Options.usual(database));
  }

  Instance(TestLedger database, FakeSmsGateway gateway, Options options) {
    this(database, List.of(gateway), options.routing()::apply, options);
  }

  /** The first of the gateways is the one of the field. */
  Instance(TestLedger database, List<FakeSmsGateway> gateways, Routing routing, Options options) {
    FakeSmsGateway gateway = gateways.getFirst();
    this.gateway = gateway;
    total = options.permits();
    connections = new LostAnswers(database.dataSource);
    ledger = new SendLedger(JdbcClient.create(connections), owner, TestLedger.TIMINGS);
    permits = new Permits(total, 1);
    publisher = new StatusPublisher(this::publish);
    var reports = new StatusReports(Clock.systemUTC(), gateway.name());
    settling =
        new Settling(
            new Standings(database.jdbc), database.transactions, database.unreported(), reports);
    var successors = new Successors();
    outcomes =
        new OutcomeFlusher(
            new OutcomeFlusher.Store(
                new Outcomes(database.jdbc, owner),
                database.unreported(),
                options.transactions(),
                settling),
            publisher,
            new AfterWriting(permits, successors, wakeUp, () -> {}),
            new OutcomeMeters(meters));
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(1));
    var attempts =
        new Attempts(
            new ProviderMeters(meters, gateways, Clock.systemUTC()),
            new AttemptSpans(new LaterSpans(Optional::empty), Clock.systemUTC()));
    gates = gates(database, options);
    buckets = new Buckets(database.jdbc);
    var watch =
        new CallWatch(
            gates, buckets, new RefusedSenders(gates, alerts::add), new LostNotices(alerts::add));
    var failover = new Failover(routing, 3);
    var judgement =
        new Sender.Judgement(new Verdict(backoff, 3), failover, reports, attempts, watch);
    sender = new Sender(new Gateways(gateways), judgement, outcomes);
    unclear = new UnclearTurns(ledger, outcomes, Duration.ofSeconds(45));
    var waiting = new WaitingRows(database.jdbc, owner);
    routes = new KnownRoutes(waiting);
    backlog =
        new Backlog(waiting::byLane, new FullLanes(database.jdbc)::note, MOST_WAITING, alerts::add);
    var gate = new Gate(gates, routes, permits, unclear, options.startWithin());
    var outbox = new Outbox(routing, new Envelope(PERSONAL_DATA), sender);
    var movable = new MovableRows(database.jdbc, owner);
    detours = new Detours(movable, gates, routes, routing, outbox.envelope());
    var conflicts = new IdempotencyConflicts(ledger, reports, publisher);
    var starter = new Starter(owner, gate, outbox);
    pacing = new Pacer.Parts(gates, buckets, ledger, starter, permits);
    pacers = new Pacers(pacing, loops);
    var rest = new Intake.Rest(successors, pacers, backlog, conflicts, new ClaimMeters(meters));
    intake = new Intake(ledger, owner, gate, outbox, rest);
    feeder = new Feeder(ledger, starter, gate, successors, pacers);
    housekeeping =
        new Housekeeping(
            new Housekeeping.Store(
                database.heartbeat(owner),
                database.sweeps(owner),
                database.unreported(),
                database.transactions,
                new SweepMeters(meters)),
            unclear,
            new Housekeeping.Telling(
                reports, publisher, new LostNotices(alerts::add), ForGood.NOTHING),
            1);
    housekeeping.tick();
  }

  private Gates gates(TestLedger database, Options options) {
    var breakers =
        new Breakers(new GateSettings.Breaker(50, 10, 5, Duration.ofMillis(1), 2), alerts::add);
    var all =
        new Gates(
            database.jdbc,
            breakers,
            new Gates.Configured(options.sending(), OptionalDouble.empty()));
    all.refresh();
    return all;
  }

  private static PersonalData personalData() {
    Map<String, String> environment = TestStack.environmentWithoutDatabase();
    return PersonalData.of(
        new Secret(environment.getOrDefault("HELIOGRAPH_KEYSET", "")),
        new Secret(environment.getOrDefault("HELIOGRAPH_HASH_KEYSET", "")));
  }

  private void publish(List<OutgoingRecord> records) {
    records.forEach(one -> reported.add(ContractJson.read(one.value(), StatusChange.class)));
  }

  /** One poll of the normal lane. */
  void poll(OutboundMessage... messages) {
    poll(Lane.NORMAL, messages);
  }

  void poll(Lane lane, OutboundMessage... messages) {
    var poll = new ArrayList<Received<OutboundMessage>>();
    for (OutboundMessage message : messages) {
      var partition = new TopicPartition(Topics.MESSAGES_NORMAL, 0);
      poll.add(new Received<>(message, partition, OFFSETS.incrementAndGet(), Instant.now()));
    }
    intake.take(lane, poll);
  }

  /** Until every call has ended and is written and told. */
  void finishCalls() throws InterruptedException {
    while (permits.free() < total) {
      if (!outcomes.flushNext(Duration.ofSeconds(10))) {
        throw new AssertionError("a call has not ended");
      }
    }
    outcomes.flushAll();
    publisher.publishAll();
  }
}
