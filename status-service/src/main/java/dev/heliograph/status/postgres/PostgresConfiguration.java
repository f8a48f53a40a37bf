package dev.heliograph.status.postgres;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The start does not wait for the database. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

  /** Nothing at the start: {@link Migration} does it when the database answers. */
  @Bean
  FlywayMigrationStrategy migrateLater() {
    return _ -> {};
  }

  @Bean
  TransactionTemplate transactions(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }
}
