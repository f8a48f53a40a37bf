package dev.heliograph.benchmarks.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** The table in which it stands what became of each text. */
public final class Store implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement delivered;

  /**
   * Connects.
   *
   * @param table with its schema
   */
  public Store(ProductStack stack, String table) {
    try {
      connection =
          DriverManager.getConnection(
              stack.variable("DATABASE_URL"),
              stack.variable("DATABASE_USERNAME"),
              stack.variable("DATABASE_PASSWORD"));
      delivered =
          connection.prepareStatement(
              "select count(*) from " + table + " where status = 'delivered' and created_at >= ?");
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be asked", e);
    }
  }

  /** Texts that were first heard of since then and are delivered. */
  public long delivered(Instant since) {
    try {
      delivered.setTimestamp(1, Timestamp.from(since));
      try (ResultSet row = delivered.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be asked", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
