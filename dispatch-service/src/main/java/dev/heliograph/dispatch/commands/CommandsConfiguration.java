package dev.heliograph.dispatch.commands;

import dev.heliograph.dispatch.ledger.CommandedRows;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.support.kafka.BatchWork;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commands, to the ledger. */
@Configuration(proxyBeanMethods = false)
class CommandsConfiguration {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @Bean
  Commands.Ledger commandsLedger(
      JdbcClient jdbc, Owner owner, Transactions transactions, Unreported unreported) {
    return new Commands.Ledger(new CommandedRows(jdbc, owner), transactions, unreported);
  }

  @Bean
  Commands commands(
      Commands.Ledger ledger, Clock clock, CommandTeller teller, MeterRegistry meters) {
    return new Commands(ledger, new Ruling(clock), teller, new CommandMeter(meters), PATIENCE);
  }

  @Bean
  CommandListener commandListener(BatchWork batches, Commands commands) {
    return new CommandListener(batches, commands);
  }
}
