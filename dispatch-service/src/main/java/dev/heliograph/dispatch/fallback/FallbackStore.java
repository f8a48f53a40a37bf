package dev.heliograph.dispatch.fallback;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.support.personal.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One row for each fallback that was begun, by its own id: however often the failure is told, and
 * to however many instances, there is one. Its message, encrypted, stays until the broker has it.
 */
final class FallbackStore {
  private static final Logger log = LoggerFactory.getLogger(FallbackStore.class);
  private static final int MOST = 100;

  private final JdbcClient jdbc;
  private final PersonalData personalData;
  private final LedgerMessages ledger;

  FallbackStore(JdbcClient jdbc, PersonalData personalData, LedgerMessages ledger) {
    this.jdbc = jdbc;
    this.personalData = personalData;
    this.ledger = ledger;
  }

  /** Of these, the texts whose rows are FAILED, as they were sent. */
  List<OutboundMessage> failedTexts(Collection<MessageId> ids) {
    return texts(ids, "FAILED");
  }

  /** Of these, the texts that have not been sent, as they were to be. */
  List<OutboundMessage> unsentTexts(Collection<MessageId> ids) {
    return texts(ids, "QUEUED", "WAITING", "UNCERTAIN");
  }

  private List<OutboundMessage> texts(Collection<MessageId> ids, String... states) {
    return jdbc
        .sql(
            """
            select message_id, payload from send
            where message_id = any(cast(:ids as uuid[])) and state = any(:states)
              and channel = 'sms' and not delivered and not flagged and payload is not null
            order by message_id
            """)
        .param("ids", texts(ids))
        .param("states", states)
        .query((row, number) -> read(id(row, "message_id"), row.getBytes("payload"), ledger))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** One that cannot be read must not keep the others back, nor the report that tells of it. */
  private static Optional<OutboundMessage> read(
      MessageId id, byte[] payload, LedgerMessages messages) {
    try {
      return Optional.of(messages.open(id, payload));
    } catch (RuntimeException unreadable) {
      log.error(
          "message {}: its words cannot be read, so nothing goes out in its place; is"
              + " HELIOGRAPH_KEYSET the one that wrote them?",
          id);
      return Optional.empty();
    }
  }

  /**
   * Begins a fallback.
   *
   * @return whether nobody had begun it
   */
  boolean begin(MessageId insteadOf, OutboundMessage message) {
    byte[] json = ContractJson.write(message);
    return jdbc.sql(
                """
                insert into fallback (message_id, instead_of, payload)
                values (:id, :insteadOf, :payload) on conflict do nothing
                """)
            .param("id", message.id().value())
            .param("insteadOf", insteadOf.value())
            .param("payload", personalData.encrypt(json, context(message.id())))
            .update()
        > 0;
  }

  /** Of these messages, those that stand for a text that failed before: with that text's id. */
  Map<MessageId, MessageId> textsOf(Collection<MessageId> ids) {
    var texts = new HashMap<MessageId, MessageId>();
    jdbc.sql(
            """
            select message_id, instead_of from fallback where message_id = any(cast(:ids as uuid[]))
            """)
        .param("ids", texts(ids))
        .query(
            row -> {
              texts.put(id(row, "message_id"), id(row, "instead_of"));
            });
    return texts;
  }

  /** Those that the broker may not have yet. */
  List<OutboundMessage> unpublished() {
    record Stored(MessageId id, Optional<OutboundMessage> message) {}
    List<Stored> stored =
        jdbc.sql(
                """
            select message_id, payload from fallback
            where payload is not null and since <= now()
            order by since limit :most
            """)
            .param("most", MOST)
            .query(
                (row, number) -> {
                  MessageId id = id(row, "message_id");
                  return new Stored(id, read(id, row.getBytes("payload"), this::own));
                })
            .list();
    later(stored.stream().filter(one -> one.message().isEmpty()).map(Stored::id).toList());
    return stored.stream().map(Stored::message).flatMap(Optional::stream).toList();
  }

  /** Many that cannot be read must not keep those behind them for ever. */
  private void later(Collection<MessageId> unreadable) {
    if (!unreadable.isEmpty()) {
      jdbc.sql(
              """
              update fallback set since = now() + interval '10 minutes'
              where message_id = any(cast(:ids as uuid[]))
              """)
          .param("ids", texts(unreadable))
          .update();
    }
  }

  private OutboundMessage own(MessageId id, byte[] payload) {
    byte[] json = personalData.decryptBytes(payload, context(id));
    return ContractJson.read(json, OutboundMessage.class);
  }

  /** The broker has them: the ids alone stay. */
  void published(Collection<MessageId> ids) {
    jdbc.sql("update fallback set payload = null where message_id = any(cast(:ids as uuid[]))")
        .param("ids", texts(ids))
        .update();
  }

  private static String[] texts(Collection<MessageId> ids) {
    return ids.stream().sorted().map(MessageId::toString).toArray(String[]::new);
  }

  private static MessageId id(ResultSet row, String column) throws SQLException {
    return new MessageId(row.getObject(column, UUID.class));
  }

  private static String context(MessageId id) {
    return "dispatch.fallback/" + id;
  }
}
