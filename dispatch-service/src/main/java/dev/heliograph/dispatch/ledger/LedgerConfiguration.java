package dev.heliograph.dispatch.ledger;

import dev.heliograph.support.metrics.Sampler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger of one run of one instance. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {
  @Bean
  Owner owner() {
    return Owner.newRun();
  }

  @Bean
  Transactions transactions(PlatformTransactionManager manager) {
    return new Transactions(new TransactionTemplate(manager));
  }

  @Bean
  SendLedger sendLedger(JdbcClient jdbc, Owner owner, Timings timings) {
    return new SendLedger(jdbc, owner, timings);
  }

  @Bean
  ShownSends shownSends(JdbcClient jdbc) {
    return new ShownSends(jdbc);
  }

  @Bean
  Outcomes outcomes(JdbcClient jdbc, Owner owner) {
    return new Outcomes(jdbc, owner);
  }

  @Bean
  Sweeps sweeps(JdbcClient jdbc, Owner owner, Timings timings) {
    return new Sweeps(jdbc, owner, timings);
  }

  @Bean
  Heartbeat heartbeat(JdbcClient jdbc, Owner owner, Timings timings) {
    return new Heartbeat(jdbc, owner, timings);
  }

  @Bean
  Unreported unreported(JdbcClient jdbc, Timings timings) {
    return new Unreported(jdbc, timings);
  }

  @Bean
  Standings standings(JdbcClient jdbc) {
    return new Standings(jdbc);
  }

  @Bean
  WaitingRows waitingRows(JdbcClient jdbc, Owner owner) {
    return new WaitingRows(jdbc, owner);
  }

  @Bean
  OpenRows openRows(JdbcClient jdbc, Timings timings) {
    return new OpenRows(jdbc, timings);
  }

  @Bean
  Sampler openRowsSampler(OpenRows rows) {
    return Sampler.start("open-rows", rows);
  }

  @Bean
  Unsettled unsettled(JdbcClient jdbc, Owner owner) {
    return new Unsettled(jdbc, owner);
  }
}
