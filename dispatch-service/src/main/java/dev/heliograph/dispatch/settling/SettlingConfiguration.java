package dev.heliograph.dispatch.settling;

import dev.heliograph.dispatch.alerts.Alerts;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.dispatch.ledger.Unsettled;
import dev.heliograph.support.kafka.BatchWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports and the provider's list, to the ledger. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlingSettings.class)
class SettlingConfiguration {
  @Bean
  Settling settling(
      Standings standings,
      Transactions transactions,
      Unreported unreported,
      Teller teller,
      Again again,
      ForGood forGood) {
    return new Settling(standings, transactions, unreported, teller, new Failures(again, forGood));
  }

  @Bean
  ReportListener reportListener(BatchWork batches, Settling settling, MeterRegistry meters) {
    return new ReportListener(batches, settling, meters);
  }

  @Bean
  Findings.Ledger settlingLedger(
      Unsettled unsettled, Standings standings, Transactions transactions, Unreported unreported) {
    return new Findings.Ledger(unsettled, standings, transactions, unreported);
  }

  @Bean
  Findings.Telling settlingTelling(
      FindingTeller teller, Alerts alerts, MeterRegistry meters, ForGood forGood) {
    return new Findings.Telling(teller, new RaisedAlarm(alerts), new SettledMeter(meters), forGood);
  }

  @Bean
  ListSettling listSettling(
      Findings.Ledger ledger,
      Findings.Telling telling,
      SentTexts provider,
      Words words,
      ListSettling.Rules rules) {
    var pause = new ListPause(() -> ThreadLocalRandom.current().nextLong());
    return ListSettling.of(
        ledger, telling, new ListSettling.Provider(provider, words, pause), rules);
  }
}
