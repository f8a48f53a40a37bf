package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of the ledger, without the words and the recipient.
 *
 * @param attempt the current one, from 1
 * @param times when it was claimed, when it came to its state, when it is due and when it is too
 *     late
 * @param proof what the provider said of it so far
 */
public record SendRow(
    MessageId id, Lane lane, SendState state, int attempt, Times times, Proof proof) {
  /**
   * The names are ids, each another one: to remember them as names of fields costs more than to
   * read them.
   */
  private static final ObjectReader SIDS =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .build()
          .readerForMapOf(Integer.class);

  static final String SELECT =
      """
      select message_id, lane, state, attempt, first_claimed, since, due, not_after,
             sids, error_code, delivered, flagged, listed
      from send
      """;

  /** All by the database's clock, but for {@code notAfter}, which came with the message. */
  public record Times(Instant firstClaimed, Instant since, Instant due, Instant notAfter) {}

  /**
   * What the provider said.
   *
   * @param sids the provider's id to the attempt that it belongs to
   * @param errorCode the provider's code of the last refusal or failure
   * @param flagged reports contradict each other: for people to look at
   * @param listed of the sids, the one that was found in the provider's list and that no report has
   *     proved yet
   */
  public record Proof(
      Map<String, Integer> sids,
      Optional<Integer> errorCode,
      boolean delivered,
      boolean flagged,
      Optional<String> listed) {
    public Proof {
      sids = Map.copyOf(sids);
    }

    /** Nothing of it comes from the provider's list. */
    public Proof(
        Map<String, Integer> sids,
        Optional<Integer> errorCode,
        boolean delivered,
        boolean flagged) {
      this(sids, errorCode, delivered, flagged, Optional.empty());
    }

    /** With one more of the provider's ids. */
    public Proof with(String sid, int attempt) {
      var more = new HashMap<>(sids);
      more.put(sid, attempt);
      return new Proof(more, errorCode, delivered, flagged, listed);
    }

    /** Without the id that was merely found in the list; as it is where there is none. */
    public Proof withoutListed() {
      var fewer = new HashMap<>(sids);
      listed.ifPresent(fewer::remove);
      return new Proof(fewer, errorCode, delivered, flagged, Optional.empty());
    }

    public Proof listed(Optional<String> sid) {
      return new Proof(sids, errorCode, delivered, flagged, sid);
    }

    public Proof flagged(boolean now) {
      return new Proof(sids, errorCode, delivered, now, listed);
    }

    public Proof failedWith(Optional<Integer> code) {
      return new Proof(sids, code, false, flagged, listed);
    }

    public Proof arrived() {
      return new Proof(sids, errorCode, true, flagged, listed);
    }
  }

  /** What reports can change of it. */
  public Standing standing() {
    return new Standing(state, attempt, proof);
  }

  static SendRow read(ResultSet row, int number) throws SQLException {
    int code = row.getInt("error_code");
    Optional<Integer> errorCode = row.wasNull() ? Optional.empty() : Optional.of(code);
    var proof =
        new Proof(
            sids(row.getString("sids")),
            errorCode,
            row.getBoolean("delivered"),
            row.getBoolean("flagged"),
            Optional.ofNullable(row.getString("listed")));
    var times =
        new Times(
            time(row, "first_claimed"),
            time(row, "since"),
            time(row, "due"),
            time(row, "not_after"));
    return new SendRow(
        Columns.messageId(row),
        Lane.of(row.getString("lane")),
        SendState.valueOf(row.getString("state")),
        row.getInt("attempt"),
        times,
        proof);
  }

  private static Map<String, Integer> sids(String json) {
    return SIDS.readValue(json);
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
