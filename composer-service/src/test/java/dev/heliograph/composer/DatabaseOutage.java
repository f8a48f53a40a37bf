package dev.heliograph.composer;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/** Takes one database away: its connections are cut and new ones refused until it ends. */
final class DatabaseOutage implements AutoCloseable {
  private final Connection server;
  private final String database;

  private DatabaseOutage(Connection server, String database) throws SQLException {
    this.server = server;
    this.database = database;
    allowConnections(false);
    try (var statement =
        server.prepareStatement(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")) {
      statement.setString(1, database);
      statement.execute();
    }
  }

  /** The database of that environment. */
  static DatabaseOutage of(Map<String, String> environment) throws SQLException {
    String url = variable(environment, "DATABASE_URL");
    String path = URI.create(url.substring("jdbc:".length())).getPath();
    Connection server =
        DriverManager.getConnection(
            url.replace(path, "/postgres"),
            variable(environment, "DATABASE_USERNAME"),
            variable(environment, "DATABASE_PASSWORD"));
    return new DatabaseOutage(server, path.substring(1));
  }

  private static String variable(Map<String, String> environment, String name) {
    return Objects.requireNonNull(environment.get(name));
  }

  void end() throws SQLException {
    allowConnections(true);
  }

  private void allowConnections(boolean allow) throws SQLException {
    try (var statement = server.createStatement()) {
      statement.execute("alter database \"%s\" allow_connections %s".formatted(database, allow));
    }
  }

  @Override
  public void close() throws SQLException {
    end();
    server.close();
  }
}
