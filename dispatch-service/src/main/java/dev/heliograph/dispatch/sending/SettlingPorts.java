package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.fallback.LedgerMessages;
import dev.heliograph.dispatch.gates.RefusedSenders;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.Retries;
import dev.heliograph.dispatch.ledger.SendLedger;
import dev.heliograph.dispatch.settling.Again;
import dev.heliograph.dispatch.settling.AutomaticRetry;
import dev.heliograph.dispatch.settling.FindingTeller;
import dev.heliograph.dispatch.settling.ListSettling;
import dev.heliograph.dispatch.settling.SettlingSettings;
import dev.heliograph.dispatch.settling.Words;
import dev.heliograph.support.personal.PersonalData;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What settling needs of sending. */
@Configuration(proxyBeanMethods = false)
class SettlingPorts {
  @Bean
  Words ledgerWords(PersonalData personalData) {
    return new LedgerWords(new Envelope(personalData));
  }

  @Bean
  LedgerMessages ledgerMessages(PersonalData personalData) {
    return new Envelope(personalData)::open;
  }

  @Bean
  FindingTeller settlingReports(Clock clock, SmsGateway gateway, StatusPublisher publisher) {
    return new SettlingReports(clock, gateway.name(), publisher);
  }

  @Bean
  Again automaticRetry(
      JdbcClient jdbc,
      Owner owner,
      SendingSettings settings,
      StatusReports told,
      AutomaticRetry.Refusals refusals) {
    var retries = new Retries(jdbc, owner, settings.tries().most());
    return new AutomaticRetry(retries, told::triedAgain, refusals);
  }

  @Bean
  HeardRefusals heardRefusals(SendLedger ledger, RefusedSenders senders) {
    return new HeardRefusals(ledger, senders);
  }

  @Bean
  ListSettling.Rules settlingRules(SettlingSettings settings, SendingSettings sending) {
    return new ListSettling.Rules(settings, sending.tries().most());
  }

  @Bean
  SettlingLoop settlingLoop(ListSettling settling, Loops sendingLoops) {
    return new SettlingLoop(settling, sendingLoops);
  }
}
