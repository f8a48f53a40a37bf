package dev.heliograph.local.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The database of the services inside the embedded server. */
public final class Database {
  public static final String NAME = "heliograph";
  private static final String WRONG_PASSWORD = "28P01";

  private Database() {}

  public static String url(int port, String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  /**
   * Makes the user and the database where they are missing, and sets the user's password, since the
   * one asked for may have changed.
   *
   * @throws SQLException also while the server does not take connections yet
   */
  public static void ensure(PostgresServer server, String user, String password)
      throws SQLException {
    Optional<String> first = server.firstPassword();
    if (first.isPresent()) {
      replace(first.get(), server);
    }
    try (Connection connection = connect(server, server.password())) {
      String role = connection.createStatement().enquoteIdentifier(user, true);
      if (!exists(connection, "select 1 from pg_roles where rolname = ?", user)) {
        run(connection, "create role " + role + " login");
      }
      run(connection, "alter role " + role + " login password " + quoted(connection, password));
      if (!exists(connection, "select 1 from pg_database where datname = ?", NAME)) {
        run(connection, "create database " + NAME + " owner " + role);
      }
    }
  }

  /** Also where that was done before, and only forgetting the old one was not. */
  private static void replace(String password, PostgresServer server) throws SQLException {
    try (Connection connection = connect(server, password)) {
      String ours = quoted(connection, server.password());
      run(connection, "alter role " + PostgresServer.SUPERUSER + " password " + ours);
    } catch (SQLException e) {
      if (!WRONG_PASSWORD.equals(e.getSQLState())) {
        throw e;
      }
    }
    server.forgetFirstPassword();
  }

  private static Connection connect(PostgresServer server, String password) throws SQLException {
    return DriverManager.getConnection(
        url(server.port(), "postgres") + "?connectTimeout=2&socketTimeout=20",
        PostgresServer.SUPERUSER,
        password);
  }

  private static String quoted(Connection connection, String literal) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.enquoteLiteral(literal);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
