package dev.heliograph.status.postgres;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.status.tracking.ErrorCode;
import dev.heliograph.status.tracking.News;
import dev.heliograph.support.personal.PersonalData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code message_event}: everything that was heard, each thing once, with how often. */
@Component
class EventRows {
  private static final String NO_FLAG = "";

  private final JdbcClient jdbc;
  private final PersonalData personal;

  EventRows(JdbcClient jdbc, PersonalData personal) {
    this.jdbc = jdbc;
    this.personal = personal;
  }

  /**
   * Keeps what was not heard before, and counts what was; the attempts' rows are written first.
   *
   * @return how often each flag was set
   */
  Map<String, Integer> add(List<News> news) {
    var columns = keyOf(news);
    columns
        .with("attempt", "smallint", one -> one.key().attempt())
        .with("at", "timestamptz", one -> one.said().at())
        .with("source", "text", one -> one.said().source())
        .with("word", "text", one -> one.said().word())
        .withOptional("status", "text", one -> one.status().map(MessageStatus::word))
        .withOptional(
            "provider_id",
            "text",
            one -> one.said().provider().flatMap(News.ProviderSide::providerId))
        .withOptional(
            "error_source", "text", one -> one.said().why().error().map(ErrorCode::source))
        .withOptional("error_code", "text", one -> one.said().why().error().map(ErrorCode::code))
        .withOptional("detail", "text", one -> one.said().why().detail())
        .withBytes("raw", this::encryptedFields)
        .with("is_final", "boolean", one -> one.status().map(MessageStatus::isFinal).orElse(false));
    var added = new HashMap<String, Integer>();
    jdbc.sql(addFrom(columns.asTable()))
        .params(columns.parameters())
        .query(
            row -> {
              added.put(row.getString("flag"), row.getInt("times"));
            });
    if (added.values().stream().mapToInt(Integer::intValue).sum() < news.size()) {
      var keys = keyOf(news);
      jdbc.sql(countRepeatsFrom(keys.asTable())).params(keys.parameters()).update();
    }
    added.remove(NO_FLAG);
    return added;
  }

  private static Columns<News> keyOf(List<News> news) {
    return new Columns<>(news)
        .with("message_id", "uuid", News::messageId)
        .with("event_key", "uuid", one -> hash(one.evidence().identity()))
        .with("last_offset", "bigint", one -> one.evidence().offset());
  }

  private Optional<byte[]> encryptedFields(News news) {
    return news.said()
        .provider()
        .map(News.ProviderSide::fields)
        .filter(fields -> !fields.isEmpty())
        .map(
            fields ->
                personal.encrypt(
                    ContractJson.write(fields), Contexts.rawReportOf(news.messageId())));
  }

  /** Half of a SHA-256: among the few events of one message nothing else is needed. */
  private static UUID hash(String identity) {
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(
              MessageDigest.getInstance("SHA-256")
                  .digest(identity.getBytes(StandardCharsets.UTF_8)));
      return new UUID(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String addFrom(String rows) {
    return """
      with added as (
      insert into message_event (message_id, event_key, attempt, at, source, word, status,
        provider_id, error_source, error_code, detail, raw, last_offset, flag)
      select t.message_id, t.event_key, t.attempt, t.at, t.source, t.word, t.status,
        t.provider_id, t.error_source, t.error_code, t.detail, t.raw, t.last_offset,
        case
          when t.provider_id is not null and a.message_id is not null and a.provider_id is null
            then '%2$s'
          when t.provider_id <> a.provider_id then '%3$s'
          when t.is_final and a.two_ends then '%4$s'
        end
      from %1$s left join attempt a using (message_id, attempt)
      order by t.message_id, t.event_key, t.last_offset
      on conflict do nothing
      returning flag)
      select coalesce(flag, '%5$s') as flag, count(*) as times from added group by flag
      """
        .formatted(
            rows,
            EventFlag.PROVIDER_ID_TAKEN.word(),
            EventFlag.OTHER_PROVIDER_ID.word(),
            EventFlag.TWO_ENDS.word(),
            NO_FLAG);
  }

  private static String countRepeatsFrom(String rows) {
    return """
      update message_event e set times = e.times + r.more, last_offset = r.last
      from (
        select known.message_id, known.event_key, count(*) as more, max(t.last_offset) as last
        from %s join message_event known using (message_id, event_key)
        where t.last_offset > known.last_offset
        group by known.message_id, known.event_key
      ) r
      where (e.message_id, e.event_key) = (r.message_id, r.event_key)
      """
        .formatted(rows);
  }
}
