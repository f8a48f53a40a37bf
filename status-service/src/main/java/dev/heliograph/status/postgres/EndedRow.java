package dev.heliograph.status.postgres;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.tracking.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code message} that a statement has touched and that is at an end. */
record EndedRow(MessageId id, StoreMeters.Ended ended) {

  static EndedRow of(ResultSet row, int number) throws SQLException {
    Optional<String> source = MessageRow.text(row, "error_source");
    Optional<String> code = MessageRow.text(row, "error_code");
    var ended =
        new StoreMeters.Ended(
            row.getString("status"),
            source.flatMap(whose -> code.map(it -> new ErrorCode(whose, it))),
            MessageRow.text(row, "lane"),
            Optional.ofNullable(row.getObject("millis", Long.class)).map(Duration::ofMillis));
    return new EndedRow(new MessageId(row.getObject("message_id", UUID.class)), ended);
  }

  /** Whether the batch brought that end: a row can be touched by later news of other things. */
  boolean isBy(Map<MessageId, MessageStatus> ends) {
    return Optional.ofNullable(ends.get(id))
        .filter(status -> status.word().equals(ended.status()))
        .isPresent();
  }
}
