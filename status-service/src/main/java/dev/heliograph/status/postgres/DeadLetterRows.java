package dev.heliograph.status.postgres;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.status.deadletters.DeadLetter;
import dev.heliograph.status.deadletters.DeadLetter.Content;
import dev.heliograph.status.deadletters.DeadLetter.Header;
import dev.heliograph.support.personal.PersonalData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was on a record, to and from its encrypted columns in {@code dead_letter}. */
@Component
class DeadLetterRows {
  private final JdbcClient jdbc;
  private final PersonalData personal;

  DeadLetterRows(JdbcClient jdbc, PersonalData personal) {
    this.jdbc = jdbc;
    this.personal = personal;
  }

  /** All headers as one value. */
  private record Headers(List<Header> all) {}

  /** Keeps those that are not there yet. */
  void add(List<DeadLetter> letters) {
    var columns =
        new Columns<>(letters)
            .with("id", "uuid", DeadLetter::id)
            .with("at", "timestamptz", DeadLetter::at)
            .with("topic", "text", letter -> letter.origin().topic())
            .withOptional("record_partition", "integer", letter -> letter.origin().partition())
            .withOptional("record_offset", "bigint", letter -> letter.origin().offset())
            .withOptional("consumer", "text", letter -> letter.origin().consumer())
            .with("record_id", "uuid", this::recordOf)
            .with("reason", "text", DeadLetter::reason)
            .with("kind", "text", DeadLetter::kind)
            .withOptional("former", "uuid", DeadLetter::former)
            .withOptional("cut", "text", DeadLetter::cut)
            .with("bytes", "integer", letter -> letter.content().size())
            .withBytes("record_key", letter -> encrypted(letter, letter.content().key(), "key"))
            .withBytes(
                "key_hash",
                letter -> letter.content().key().map(DeadLetterRows::text).map(this::hash))
            .withBytes(
                "headers",
                letter ->
                    encrypted(
                        letter,
                        Optional.of(ContractJson.write(new Headers(letter.content().headers()))),
                        "headers"))
            .withBytes("value", letter -> encrypted(letter, letter.content().value(), "value"));
    jdbc.sql(
            """
            insert into dead_letter (%1$s, failures, status, changed_at)
            select t.*, coalesce(f.failures, 0) + 1, 'open', t.at
            from %2$s left join dead_letter f on f.id = t.former
            order by t.id
            on conflict do nothing
            """
                .formatted(columns.names(), columns.asTable()))
        .params(columns.parameters())
        .update();
  }

  byte[] hash(String key) {
    return personal.hash(key);
  }

  String key(byte[] encrypted, UUID id) {
    return text(personal.decryptBytes(encrypted, Contexts.deadLetterOf(id, "key")));
  }

  Optional<Content> content(UUID id) {
    return jdbc.sql("select record_key, headers, value from dead_letter where id = ?")
        .param(id)
        .query((row, _) -> content(row, id))
        .optional();
  }

  private Content content(ResultSet row, UUID id) throws SQLException {
    return new Content(
        decrypted(row, "record_key", Contexts.deadLetterOf(id, "key")),
        decrypted(row, "headers", Contexts.deadLetterOf(id, "headers"))
            .map(json -> ContractJson.read(json, Headers.class).all())
            .orElse(List.of()),
        decrypted(row, "value", Contexts.deadLetterOf(id, "value")));
  }

  private Optional<byte[]> decrypted(ResultSet row, String column, String context)
      throws SQLException {
    return Optional.ofNullable(row.getBytes(column))
        .map(bytes -> personal.decryptBytes(bytes, context));
  }

  private Optional<byte[]> encrypted(DeadLetter letter, Optional<byte[]> plain, String part) {
    return plain.map(bytes -> personal.encrypt(bytes, Contexts.deadLetterOf(letter.id(), part)));
  }

  /** With the value: offsets begin anew where a broker lost its data. */
  private UUID recordOf(DeadLetter letter) {
    if (!letter.origin().isExact()) {
      return letter.id();
    }
    String value = letter.content().value().map(DeadLetterRows::sha256).orElse("");
    ByteBuffer hash =
        ByteBuffer.wrap(
            personal.hash(
                "%s %s %s %s"
                    .formatted(
                        letter.origin().topic(),
                        letter.origin().partition().orElseThrow(),
                        letter.origin().offset().orElseThrow(),
                        value)));
    return new UUID(hash.getLong(hash.limit() - 16), hash.getLong(hash.limit() - 8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
