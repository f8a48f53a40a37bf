package dev.heliograph.status.postgres;

import static java.util.stream.Collectors.joining;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.history.MessageQuery;
import dev.heliograph.support.personal.PersonalData;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds rows of {@code message}, the newest first. */
@Component
class MessageSearch {
  /** As in the column {@code trouble}: rare, and with an index of their own. */
  private static final Set<MessageStatus> TROUBLE =
      Set.of(
          MessageStatus.SUPPRESSED,
          MessageStatus.REJECTED,
          MessageStatus.CANCELED,
          MessageStatus.EXPIRED,
          MessageStatus.FAILED,
          MessageStatus.UNDELIVERED,
          MessageStatus.UNCERTAIN);

  private final JdbcClient jdbc;
  private final PersonalData personal;

  MessageSearch(JdbcClient jdbc, PersonalData personal) {
    this.jdbc = jdbc;
    this.personal = personal;
  }

  /** One row or none. */
  List<MessageRow> byId(MessageId id) {
    return jdbc.sql("select " + MessageRow.COLUMNS + " from message m where m.message_id = ?")
        .param(id.value())
        .query(MessageRow::of)
        .list();
  }

  /** At most {@code limit} rows. */
  List<MessageRow> find(MessageQuery query, int limit) {
    var where = new Conditions();
    // a label's rows stand in the order of the pages: the walk through them starts at the first
    List<MessageQuery.Label> labels = query.filters().labels();
    String walked = labels.isEmpty() ? "m" : "l0";
    addLabels(where, labels);
    addFilters(where, query.filters());
    query
        .after()
        .ifPresent(
            last ->
                where.add(
                    "(%1$s.created_at, %1$s.message_id) < (?::timestamptz, ?)".formatted(walked),
                    last.createdAt().toString(),
                    last.id().value()));
    String sql =
        "select %s from message m%s%s order by %s.created_at desc, %s.message_id desc limit %d"
            .formatted(MessageRow.COLUMNS, joinsOf(labels), where.asSql(), walked, walked, limit);
    return jdbc.sql(sql).params(where.values()).query(MessageRow::of).list();
  }

  private static String joinsOf(List<MessageQuery.Label> labels) {
    var joins = new StringBuilder();
    for (int i = 0; i < labels.size(); i++) {
      joins.append(" join message_label l%1$d on l%1$d.message_id = m.message_id".formatted(i));
    }
    return joins.toString();
  }

  private static void addLabels(Conditions where, List<MessageQuery.Label> labels) {
    for (int i = 0; i < labels.size(); i++) {
      where.add("l%d.label = ?".formatted(i), labels.get(i).name());
      where.add("l%d.value = ?".formatted(i), labels.get(i).value());
    }
  }

  private void addFilters(Conditions where, MessageQuery.Filters filters) {
    addStatuses(where, filters.statuses());
    filters
        .to()
        .ifPresent(to -> where.add("m.recipient_hash = ?", (Object) personal.hash(to.e164())));
    filters.event().id().ifPresent(id -> where.add("m.event_id = ?", id));
    filters.event().source().ifPresent(source -> where.add("m.event_source = ?", source));
    filters.event().subject().ifPresent(subject -> where.add("m.event_subject = ?", subject));
    filters
        .period()
        .from()
        .ifPresent(from -> where.add("m.created_at >= ?::timestamptz", from.toString()));
    filters
        .period()
        .until()
        .ifPresent(until -> where.add("m.created_at < ?::timestamptz", until.toString()));
  }

  /** The words are our own and stand in the statement itself, so that the planner sees them. */
  private static void addStatuses(Conditions where, Set<MessageStatus> statuses) {
    if (statuses.isEmpty()) {
      return;
    }
    where.add(
        statuses.stream()
            .map(status -> "'" + status.word() + "'")
            .collect(joining(", ", "m.status in (", ")")));
    if (TROUBLE.containsAll(statuses)) {
      where.add("m.trouble");
    }
  }
}
