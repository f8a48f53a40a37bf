package dev.heliograph.status.postgres;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.status.tracking.Batch.MessageUpdate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code message_label}: where messages are found by their labels. */
@Component
class LabelRows {
  private final JdbcClient jdbc;

  LabelRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds the labels of messages whose rows are there. */
  void add(List<MessageUpdate> updates) {
    List<Label> labels = updates.stream().flatMap(LabelRows::labelsOf).toList();
    if (labels.isEmpty()) {
      return;
    }
    var columns =
        new Columns<>(labels)
            .with("message_id", "uuid", Label::messageId)
            .with("label", "text", Label::name)
            .with("value", "text", Label::value);
    jdbc.sql(addFrom(columns.asTable())).params(columns.parameters()).update();
  }

  private static Stream<Label> labelsOf(MessageUpdate update) {
    return update.details().map(it -> it.origin().labels()).orElse(Map.of()).entrySet().stream()
        .map(label -> new Label(update.id(), label.getKey(), label.getValue()));
  }

  private record Label(MessageId messageId, String name, String value) {}

  private static String addFrom(String rows) {
    return """
      insert into message_label (label, value, created_at, message_id)
      select label, value, m.created_at, m.message_id
      from %s join message m using (message_id)
      order by label, value, m.created_at, m.message_id
      on conflict do nothing
      """
        .formatted(rows);
  }
}
