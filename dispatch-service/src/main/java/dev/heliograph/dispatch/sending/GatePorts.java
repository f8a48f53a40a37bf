package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.alerts.Alerts;
import dev.heliograph.dispatch.gates.Buckets;
import dev.heliograph.dispatch.gates.GateSettings;
import dev.heliograph.dispatch.gates.Gates;
import dev.heliograph.dispatch.gates.LimitGauges;
import dev.heliograph.dispatch.gates.RefusedSenders;
import dev.heliograph.dispatch.gates.Senders;
import dev.heliograph.dispatch.ledger.FullLanes;
import dev.heliograph.dispatch.ledger.MovableRows;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.ledger.WaitingRows;
import dev.heliograph.support.metrics.Sampler;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How sending goes through the gates. */
@Configuration(proxyBeanMethods = false)
class GatePorts {
  @Bean
  Gates.Configured gatesConfigured(SendingSettings sending, GateSettings gates) {
    OptionalDouble limit =
        gates.segmentsPerSecond().map(OptionalDouble::of).orElse(OptionalDouble.empty());
    return new Gates.Configured(sending.enabled(), limit);
  }

  @Bean
  KnownRoutes knownRoutes(WaitingRows waiting) {
    return new KnownRoutes(waiting);
  }

  /**
   * What people have paused is kept where it is: they have reasons. What is down, and a sender that
   * its provider refuses, is passed over.
   */
  @Bean
  RouteStanding routeStanding(Gates gates) {
    var standing = new BreakerStanding(gates.breakers(), BreakerStanding.TRIED_ONCE_IN);
    return route -> !gates.isRefused(route) && standing.isUp(route);
  }

  @Bean
  Detours detours(JdbcClient jdbc, Owner owner, Gate gate, Outbox outbox) {
    var rows = new MovableRows(jdbc, owner);
    return new Detours(rows, gate.gates(), gate.routes(), outbox.routing(), outbox.envelope());
  }

  @Bean
  Senders senders(Routing routing, KnownRoutes known) {
    return () -> {
      Set<Route> all = new HashSet<>(routing.all());
      all.addAll(known.all());
      return all;
    };
  }

  @Bean
  Backlog backlog(WaitingRows waiting, JdbcClient jdbc, GateSettings settings, Alerts alerts) {
    var since = new FullLanes(jdbc);
    return new Backlog(waiting::byLane, since::note, settings.mostWaiting(), alerts);
  }

  @Bean
  CallWatch callWatch(Gates gates, Buckets buckets, RefusedSenders refused, LostNotices lost) {
    return new CallWatch(gates, buckets, refused, lost);
  }

  @Bean
  LostNotices lostNotices(Alerts alerts) {
    return new LostNotices(alerts);
  }

  @Bean
  Starter starter(Owner owner, Gate gate, Outbox outbox) {
    return new Starter(owner, gate, outbox);
  }

  @Bean
  Pacers pacers(
      Gate gate, Buckets buckets, SendLedger ledger, Starter starter, Loops sendingLoops) {
    var parts = new Pacer.Parts(gate.gates(), buckets, ledger, starter, gate.permits());
    return new Pacers(parts, sendingLoops);
  }

  @Bean
  GateGauges gateGauges(Gates gates, List<Gateway> gateways) {
    return new GateGauges(gates, gateways);
  }

  @Bean
  LimitGauges limitGauges(Gates gates, Buckets buckets, Routing routing) {
    return new LimitGauges(gates, buckets, routing.all());
  }

  @Bean
  Sampler limitsEverySoOften(LimitGauges limits) {
    return Sampler.start("limits", limits);
  }

  @Bean
  GateLoop gateLoop(
      Gates gates, Backlog backlog, HeardRefusals refusals, Detours detours, Loops sendingLoops) {
    return new GateLoop(gates, backlog, refusals, detours, sendingLoops);
  }
}
