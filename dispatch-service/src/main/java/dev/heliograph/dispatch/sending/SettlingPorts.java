package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.settling.FindingTeller;
import dev.heliograph.dispatch.settling.ListSettling;
import dev.heliograph.dispatch.settling.SettlingSettings;
import dev.heliograph.dispatch.settling.Words;
import dev.heliograph.support.personal.PersonalData;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What settling needs of sending. */
@Configuration(proxyBeanMethods = false)
class SettlingPorts {
  @Bean
  Words ledgerWords(PersonalData personalData) {
    return new LedgerWords(new Envelope(personalData));
  }

  @Bean
  FindingTeller settlingReports(Clock clock, SmsGateway gateway, StatusPublisher publisher) {
    return new SettlingReports(clock, gateway.name(), publisher);
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
