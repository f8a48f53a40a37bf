package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.gates.Gates;
import dev.heliograph.dispatch.ledger.Heartbeat;
import dev.heliograph.dispatch.ledger.Outcomes;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.ledger.Sweeps;
import dev.heliograph.dispatch.ledger.Timings;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.dispatch.settling.ForGood;
import dev.heliograph.dispatch.settling.Settling;
import dev.heliograph.support.kafka.BatchWork;
import dev.heliograph.support.kafka.RecordPublisher;
import dev.heliograph.support.personal.PersonalData;
import dev.heliograph.support.trace.LaterSpans;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** How the parts of sending stand to each other. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SendingSettings.class)
class SendingConfiguration {
  private static final int TICKS_TO_EXPIRE = 10;

  @Bean
  Timings timings(SendingSettings settings) {
    var times = settings.times();
    return new Timings(
        times.sendingFor(), times.hold(), times.ownerSilent(), times.publishWithin());
  }

  @Bean
  Permits permits(SendingSettings settings) {
    return new Permits(settings.permits().total(), settings.permits().keptForUrgent());
  }

  @Bean
  Successors successors() {
    return new Successors();
  }

  @Bean
  Semaphore feederWakeUp() {
    return new Semaphore(0);
  }

  @Bean
  LanePauses lanePauses(
      KafkaListenerEndpointRegistry containers,
      Permits permits,
      Backlog backlog,
      SendingSettings settings) {
    return new LanePauses(containers, permits, backlog, settings);
  }

  @Bean
  StatusPublisher statusPublisher(RecordPublisher records) {
    return new StatusPublisher(records::publishAll);
  }

  @Bean
  StatusReports statusReports(Clock clock, SmsGateway gateway) {
    return new StatusReports(clock, gateway.name());
  }

  @Bean
  AfterWriting afterWriting(
      Permits permits, Successors successors, Semaphore feederWakeUp, LanePauses pauses) {
    return new AfterWriting(permits, successors, feederWakeUp, pauses::resumeWhereFree);
  }

  @Bean
  OutcomeFlusher.Store outcomeStore(
      Outcomes outcomes, Unreported unreported, Transactions transactions, Settling settling) {
    return new OutcomeFlusher.Store(outcomes, unreported, transactions, settling);
  }

  @Bean
  OutcomeFlusher outcomeFlusher(
      OutcomeFlusher.Store store,
      StatusPublisher publisher,
      AfterWriting afterwards,
      MeterRegistry registry) {
    return new OutcomeFlusher(store, publisher, afterwards, new OutcomeMeters(registry));
  }

  @Bean
  Gateways gateways(List<Gateway> gateways) {
    return new Gateways(gateways);
  }

  @Bean
  Attempts attempts(MeterRegistry registry, List<Gateway> gateways, LaterSpans spans, Clock clock) {
    var meters = new ProviderMeters(registry, gateways, clock);
    return new Attempts(meters, new AttemptSpans(spans, clock));
  }

  @Bean
  Sender.Judgement judgement(
      SendingSettings settings,
      Failover failover,
      StatusReports reports,
      Attempts attempts,
      CallWatch watch) {
    var tries = settings.tries();
    var backoff =
        new Backoff(tries.base(), tries.ceiling(), () -> ThreadLocalRandom.current().nextLong());
    var verdict = new Verdict(backoff, tries.most());
    return new Sender.Judgement(verdict, failover, reports, attempts, watch);
  }

  @Bean
  Failover failover(Routing routing, SendingSettings settings) {
    return new Failover(routing, settings.tries().unreached());
  }

  @Bean
  Outbox outbox(
      Gateways gateways,
      Routing routing,
      Sender.Judgement judgement,
      OutcomeFlusher outcomes,
      PersonalData personalData) {
    var sender = new Sender(gateways, judgement, outcomes);
    return new Outbox(routing, new Envelope(personalData), sender);
  }

  @Bean
  UnclearTurns unclearTurns(SendLedger ledger, OutcomeFlusher outcomes, Timings timings) {
    return new UnclearTurns(ledger, outcomes, timings.sendingFor());
  }

  @Bean
  Gate gate(
      SendingSettings settings,
      Gates gates,
      KnownRoutes routes,
      Permits permits,
      UnclearTurns unclear) {
    return new Gate(gates, routes, permits, unclear, settings.times().startWithin());
  }

  @Bean
  IdempotencyConflicts idempotencyConflicts(
      SendLedger ledger, StatusReports reports, StatusPublisher publisher) {
    return new IdempotencyConflicts(ledger, reports, publisher);
  }

  @Bean
  Intake.Rest rest(
      Successors successors,
      Pacers pacers,
      Backlog backlog,
      IdempotencyConflicts conflicts,
      MeterRegistry registry) {
    return new Intake.Rest(successors, pacers, backlog, conflicts, new ClaimMeters(registry));
  }

  @Bean
  Intake intake(SendLedger ledger, Owner owner, Gate gate, Outbox outbox, Intake.Rest rest) {
    return new Intake(ledger, owner, gate, outbox, rest);
  }

  @Bean
  Feeder feeder(
      SendLedger ledger, Starter starter, Gate gate, Successors successors, Pacers pacers) {
    return new Feeder(ledger, starter, gate, successors, pacers);
  }

  @Bean
  Housekeeping.Store housekeepingStore(
      Heartbeat heartbeat,
      Sweeps sweeps,
      Unreported unreported,
      Transactions transactions,
      MeterRegistry registry) {
    return new Housekeeping.Store(
        heartbeat, sweeps, unreported, transactions, new SweepMeters(registry));
  }

  @Bean
  Housekeeping.Telling housekeepingTelling(
      StatusReports reports, StatusPublisher publisher, LostNotices lost, ForGood forGood) {
    return new Housekeeping.Telling(reports, publisher, lost, forGood);
  }

  @Bean
  Housekeeping housekeeping(
      Housekeeping.Store store, UnclearTurns unclear, Housekeeping.Telling telling) {
    return new Housekeeping(store, unclear, telling, TICKS_TO_EXPIRE);
  }

  @Bean
  LaneListeners laneListeners(BatchWork batches, Intake intake, LanePauses pauses) {
    return new LaneListeners(batches, intake, pauses);
  }

  @Bean
  Engine.Delivery delivery(
      Outbox outbox, OutcomeFlusher outcomes, StatusPublisher publisher, Permits permits) {
    return new Engine.Delivery(outbox.sender(), outcomes, publisher, permits);
  }

  @Bean
  Engine.Parts engineParts(
      Housekeeping housekeeping,
      Heartbeat heartbeat,
      Feeder feeder,
      LanePauses pauses,
      Engine.Delivery delivery,
      Loops sendingLoops) {
    return new Engine.Parts(housekeeping, heartbeat, feeder, pauses, delivery, sendingLoops);
  }

  /** Its name in the health is {@code sendingLoops}. */
  @Bean
  Loops sendingLoops() {
    return new Loops(Duration.ofSeconds(1));
  }

  @Bean
  SendingGauges sendingGauges(
      SendingSettings settings, Gates gates, Engine.Delivery delivery, Loops sendingLoops) {
    return new SendingGauges(settings, gates, delivery, sendingLoops);
  }

  @Bean
  Engine engine(Engine.Parts parts, SendingSettings settings, Semaphore feederWakeUp) {
    return new Engine(parts, settings, feederWakeUp);
  }
}
