package dev.heliograph.status.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * What is shown of one row of {@code message}.
 *
 * @param recipient encrypted
 */
record MessageRow(
    UUID messageId, Instant createdAt, Standing standing, Optional<byte[]> recipient, What what) {

  static final String COLUMNS =
      """
      m.message_id, m.created_at, m.status, m.status_at, m.error_source, m.error_code, m.recipient,
      m.channel, m.category, m.template, m.labels, m.encoding, m.segments""";

  /** Where it stands. */
  record Standing(
      String status, Instant at, Optional<String> errorSource, Optional<String> errorCode) {}

  /** What it is, as far as it is known. */
  record What(
      Optional<String> channel,
      Optional<String> category,
      Optional<String> template,
      Optional<String> labels,
      Size size) {}

  record Size(Optional<String> encoding, Optional<Integer> segments) {}

  static MessageRow of(ResultSet row, int number) throws SQLException {
    return new MessageRow(
        row.getObject("message_id", UUID.class),
        instant(row, "created_at"),
        new Standing(
            row.getString("status"),
            instant(row, "status_at"),
            text(row, "error_source"),
            text(row, "error_code")),
        Optional.ofNullable(row.getBytes("recipient")),
        new What(
            text(row, "channel"),
            text(row, "category"),
            text(row, "template"),
            text(row, "labels"),
            new Size(
                text(row, "encoding"),
                Optional.ofNullable(row.getObject("segments", Integer.class)))));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
