package dev.heliograph.status.postgres;

import static java.util.stream.Collectors.joining;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.EventRef;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.message.TemplateRef;
import dev.heliograph.contracts.text.Segmentation;
import dev.heliograph.status.tracking.Batch.MessageUpdate;
import dev.heliograph.status.tracking.ErrorCode;
import dev.heliograph.status.tracking.MessageDetails;
import dev.heliograph.status.tracking.Standing;
import dev.heliograph.support.personal.PersonalData;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code message}: one row each, whose status only rises. */
@Component
class MessageRows {
  /** The rank of a row of which nothing was heard that says where it stands. */
  static final int NOTHING_HEARD = -1;

  private static final String DETAILS =
      """
      channel, recipient, recipient_hash, category, lane, brand, not_after, template,
      template_version, labels, encoding, segments, event_source, event_id, event_type,
      event_subject, event_time, rule, audience""";

  private static final String HIGHER =
      "(excluded.status = 'delivered', excluded.attempt, excluded.rank)"
          + " > (m.status = 'delivered', m.attempt, m.rank)";
  private static final String SAME =
      "(excluded.status, excluded.attempt, excluded.rank) = (m.status, m.attempt, m.rank)";

  /** The last word on why it is so: nothing more will be known. */
  private static final String LAST_WORD =
      "(%s and excluded.error_code = '%s' and m.error_code is distinct from excluded.error_code)"
          .formatted(SAME, ErrorCode.LAST_WORD);

  /** Who says more of what the message is tells all of it. */
  private static final String DETAILS_OF_WEIGHT =
      Stream.of(DETAILS.split(",\\s*", -1))
          .map(
              name ->
                  "%1$s = case when excluded.weight > m.weight then excluded.%1$s else m.%1$s end"
                      .formatted(name))
          .collect(joining(",\n  "));

  private final JdbcClient jdbc;
  private final PersonalData personal;

  MessageRows(JdbcClient jdbc, PersonalData personal) {
    this.jdbc = jdbc;
    this.personal = personal;
  }

  /**
   * Inserts what is new and raises what has risen; the rest stays untouched but locked.
   *
   * @return those that came to an end by it
   */
  List<StoreMeters.Ended> raise(List<MessageUpdate> updates) {
    var columns = new Columns<>(updates);
    addStanding(columns);
    addDetails(columns);
    addOrigin(columns);
    Map<MessageId, MessageStatus> ends = endsOf(updates);
    return jdbc
        .sql(raiseFrom(columns))
        .params(columns.parameters())
        .query(EndedRow::of)
        .list()
        .stream()
        .filter(row -> row.isBy(ends))
        .map(EndedRow::ended)
        .toList();
  }

  private static Map<MessageId, MessageStatus> endsOf(List<MessageUpdate> updates) {
    var ends = new HashMap<MessageId, MessageStatus>();
    for (MessageUpdate update : updates) {
      update
          .standing()
          .map(Standing::status)
          .filter(MessageStatus::isFinal)
          .ifPresent(status -> ends.put(update.id(), status));
    }
    return ends;
  }

  private static void addStanding(Columns<MessageUpdate> columns) {
    columns
        .with("message_id", "uuid", MessageUpdate::id)
        .with("created_at", "timestamptz", MessageUpdate::heardAt)
        .with(
            "status",
            "text",
            update -> update.standing().map(Standing::status).orElse(MessageStatus.QUEUED).word())
        .with("attempt", "smallint", update -> update.standing().map(Standing::attempt).orElse(0))
        .with(
            "rank",
            "smallint",
            update -> update.standing().map(at -> at.status().rank()).orElse(NOTHING_HEARD))
        .with(
            "status_at",
            "timestamptz",
            update -> update.standing().map(Standing::at).orElse(update.heardAt()))
        .withOptional("error_source", "text", update -> errorOf(update).map(ErrorCode::source))
        .withOptional("error_code", "text", update -> errorOf(update).map(ErrorCode::code));
  }

  private void addDetails(Columns<MessageUpdate> columns) {
    columns
        .with(
            "weight", "smallint", update -> update.details().map(MessageDetails::weight).orElse(0))
        .withOptional("channel", "text", update -> toOf(update).map(to -> to.channel().word()))
        .withBytes("recipient", this::encryptedRecipient)
        .withBytes("recipient_hash", update -> toOf(update).map(to -> personal.hash(to.address())))
        .withOptional("category", "text", handling(handling -> handling.category().word()))
        .withOptional("lane", "text", handling(handling -> handling.lane().word()))
        .withOptional(
            "brand", "text", update -> update.details().flatMap(it -> it.handling().brand()))
        .withOptional("not_after", "timestamptz", handling(Handling::notAfter))
        .withOptional("template", "text", update -> templateOf(update).map(TemplateRef::name))
        .withOptional(
            "template_version", "integer", update -> templateOf(update).map(TemplateRef::version))
        .withOptional("labels", "jsonb", origin(MessageRows::labelsJson))
        .withOptional("encoding", "text", size(size -> size.encoding().standardName()))
        .withOptional("segments", "smallint", size(Segmentation::segments));
  }

  private static void addOrigin(Columns<MessageUpdate> columns) {
    columns
        .withOptional("event_source", "text", event(EventRef::source))
        .withOptional("event_id", "text", event(EventRef::id))
        .withOptional("event_type", "text", event(EventRef::type))
        .withOptional(
            "event_subject",
            "text",
            update -> update.details().flatMap(it -> it.origin().event().subject()))
        .withOptional("event_time", "timestamptz", event(EventRef::time))
        .withOptional("rule", "text", origin(Origin::rule))
        .withOptional("audience", "text", origin(Origin::audience));
  }

  private Optional<byte[]> encryptedRecipient(MessageUpdate update) {
    return toOf(update)
        .map(to -> personal.encrypt(to.address(), Contexts.recipientOf(update.id())));
  }

  private static String labelsJson(Origin origin) {
    return new String(ContractJson.write(origin.labels()), StandardCharsets.UTF_8);
  }

  private static Optional<ErrorCode> errorOf(MessageUpdate update) {
    return update.standing().flatMap(Standing::error);
  }

  private static Optional<Recipient> toOf(MessageUpdate update) {
    return update.details().flatMap(MessageDetails::to);
  }

  private static Optional<TemplateRef> templateOf(MessageUpdate update) {
    return update.details().flatMap(MessageDetails::template);
  }

  private static <V> Function<MessageUpdate, Optional<V>> handling(Function<Handling, V> part) {
    return update -> update.details().map(MessageDetails::handling).map(part);
  }

  private static <V> Function<MessageUpdate, Optional<V>> origin(Function<Origin, V> part) {
    return update -> update.details().map(MessageDetails::origin).map(part);
  }

  private static <V> Function<MessageUpdate, Optional<V>> event(Function<EventRef, V> part) {
    return origin(Origin::event).andThen(event -> event.map(part));
  }

  private static <V> Function<MessageUpdate, Optional<V>> size(Function<Segmentation, V> part) {
    return update -> update.details().flatMap(MessageDetails::size).map(part);
  }

  private static String raiseFrom(Columns<MessageUpdate> columns) {
    return """
      with raised as (
      insert into message as m (%1$s)
      select %1$s from %2$s
      on conflict (message_id) do update set
        status = case when %3$s then excluded.status else m.status end,
        attempt = case when %3$s then excluded.attempt else m.attempt end,
        rank = case when %3$s then excluded.rank else m.rank end,
        status_at = case when %3$s then excluded.status_at
          when %4$s then least(m.status_at, excluded.status_at) else m.status_at end,
        error_source = case when %3$s or %7$s then excluded.error_source
          when %4$s then coalesce(m.error_source, excluded.error_source) else m.error_source end,
        error_code = case when %3$s or %7$s then excluded.error_code
          when %4$s then coalesce(m.error_code, excluded.error_code) else m.error_code end,
        %5$s,
        weight = greatest(m.weight, excluded.weight)
      where %3$s
        or excluded.weight > m.weight
        or (%4$s and (excluded.status_at < m.status_at
                      or (m.error_code is null and excluded.error_code is not null)))
        or %7$s
      returning m.message_id, m.status, m.rank, m.error_source, m.error_code, m.lane,
        m.status_at - m.event_time as took)
      select message_id, status, error_source, error_code, lane,
        (extract(epoch from took) * 1000)::bigint as millis
      from raised where rank >= %6$d
      """
        .formatted(
            columns.names(),
            columns.asTable(),
            HIGHER,
            SAME,
            DETAILS_OF_WEIGHT,
            MessageStatus.SUPPRESSED.rank(),
            LAST_WORD);
  }
}
