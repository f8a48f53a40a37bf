package dev.heliograph.dispatch.settling;

import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.support.kafka.BatchWork;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports to the ledger. */
@Configuration(proxyBeanMethods = false)
class SettlingConfiguration {
  @Bean
  Settling settling(
      Standings standings, Transactions transactions, Unreported unreported, Teller teller) {
    return new Settling(standings, transactions, unreported, teller);
  }

  @Bean
  ReportListener reportListener(BatchWork batches, Settling settling, MeterRegistry meters) {
    return new ReportListener(batches, settling, meters);
  }
}
