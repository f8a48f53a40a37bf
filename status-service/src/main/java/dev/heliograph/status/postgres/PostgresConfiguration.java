package dev.heliograph.status.postgres;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The start does not wait for the database. */
@Configuration
class PostgresConfiguration {

  /** Nothing at the start: {@link Migration} does it when the database answers. */
  @Bean
  FlywayMigrationStrategy migrateLater() {
    return _ -> {};
  }
}
