package dev.heliograph.benchmarks.floor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** One connection to the database; a statement over many rows gets each column as an array. */
final class Database {
  private static final String TABLES =
      """
      create schema if not exists floor;
      create table if not exists floor.send (
        message_id uuid primary key, state text not null, since timestamptz not null default now(),
        sid text, payload text not null) with (fillfactor = 85);
      create table if not exists floor.message (
        message_id uuid primary key, created_at timestamptz not null default now(),
        status text not null, rank smallint not null, status_at timestamptz not null,
        recipient text) with (fillfactor = 70);
      create table if not exists floor.attempt (
        message_id uuid not null, attempt smallint not null, sid text, status text not null,
        rank smallint not null, status_at timestamptz not null,
        primary key (message_id, attempt)) with (fillfactor = 70);
      create table if not exists floor.message_event (
        message_id uuid not null, event_key uuid not null, at timestamptz not null,
        word text not null, sid text, raw text, primary key (message_id, event_key));
      """;

  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** A column of rows. */
  @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
  record Column(String type, Object[] values) {
    static <T> Column of(String type, List<T> rows, Function<T, ?> value) {
      return new Column(type, rows.stream().map(value).toArray());
    }
  }

  static Database connect() {
    try {
      var environment = System.getenv();
      var connection =
          DriverManager.getConnection(
              environment.getOrDefault("DATABASE_URL", ""),
              environment.getOrDefault("DATABASE_USERNAME", ""),
              environment.getOrDefault("DATABASE_PASSWORD", ""));
      connection.setAutoCommit(false);
      return new Database(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void makeTables() {
    var database = connect();
    try (var statement = database.connection.createStatement()) {
      statement.execute(TABLES);
      database.connection.commit();
      database.connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement whose parameters are whole columns, and says how many rows it changed. */
  int update(String sql, Column... columns) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < columns.length; i++) {
        statement.setArray(i + 1, connection.createArrayOf(columns[i].type(), columns[i].values()));
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
