package dev.heliograph.status.postgres;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.status.history.MessageHistory;
import dev.heliograph.status.history.MessageQuery;
import dev.heliograph.status.history.MessageView;
import dev.heliograph.status.history.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Looks messages up: one statement for the messages, one for all their attempts, one for events.
 */
@Component
class PostgresMessageHistory implements MessageHistory {
  private final Migration migration;
  private final MessageSearch search;
  private final StoryParts parts;
  private final MessageViews views;

  PostgresMessageHistory(
      Migration migration, MessageSearch search, StoryParts parts, MessageViews views) {
    this.migration = migration;
    this.search = search;
    this.parts = parts;
    this.views = views;
  }

  @Override
  public Optional<MessageView> find(MessageId id) {
    migration.requireDone();
    return viewsOf(search.byId(id)).stream().findFirst();
  }

  @Override
  public Page search(MessageQuery query) {
    migration.requireDone();
    List<MessageRow> rows = search.find(query, query.limit() + 1); // one more tells if there is one
    boolean more = rows.size() > query.limit();
    List<MessageRow> shown = more ? rows.subList(0, query.limit()) : rows;
    return new Page(
        viewsOf(shown),
        more
            ? Optional.of(shown.getLast()).map(PostgresMessageHistory::positionOf)
            : Optional.empty());
  }

  private List<MessageView> viewsOf(List<MessageRow> rows) {
    List<UUID> ids = rows.stream().map(MessageRow::messageId).toList();
    Map<UUID, List<StoryParts.AttemptRow>> attempts = parts.attemptsOf(ids);
    Map<UUID, List<StoryParts.EventRow>> events = parts.eventsOf(ids);
    return rows.stream()
        .map(
            row ->
                views.of(
                    row,
                    attempts.getOrDefault(row.messageId(), List.of()),
                    events.getOrDefault(row.messageId(), List.of())))
        .toList();
  }

  private static Position positionOf(MessageRow row) {
    return new Position(row.createdAt(), new MessageId(row.messageId()));
  }
}
