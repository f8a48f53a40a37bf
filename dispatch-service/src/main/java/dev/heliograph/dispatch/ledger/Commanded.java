package dev.heliograph.dispatch.ledger;

import dev.heliograph.contracts.message.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * A row that somebody has a wish about.
 *
 * @param attempt the current one
 * @param byHand the attempt that was last begun by hand; 0: none
 */
public record Commanded(MessageId id, SendState state, int attempt, int byHand, Known known) {

  /**
   * What else is known of it.
   *
   * @param provider by whom it goes
   * @param words whether they are still there
   * @param errorCode the provider's code of the last refusal or failure
   */
  public record Known(
      String provider, boolean words, Reached reached, Optional<Integer> errorCode) {}

  /**
   * Whether the person has it, or may have it, already.
   *
   * @param flagged the provider may have it more than once
   * @param other the mail in place of this text, or the text in whose place this mail is
   * @param saidOtherwise the other one has gone out, or goes out
   */
  public record Reached(
      boolean delivered, boolean flagged, Optional<MessageId> other, boolean saidOtherwise) {
    static final Reached NOT = new Reached(false, false, Optional.empty(), false);
  }

  /** A row that is there only so that its message, should it come, is not sent. */
  static Commanded neverCame(MessageId id) {
    var nothing = new Known("", false, Reached.NOT, Optional.empty());
    return new Commanded(id, SendState.CANCELED, 1, 0, nothing);
  }

  /** The next attempt, begun by hand. */
  public Commanded triedAgain() {
    return new Commanded(id, SendState.WAITING, attempt + 1, attempt + 1, known);
  }

  /** The same, once another row is tried again: of a text and its mail one is enough. */
  public Commanded beside(MessageId triedAgain) {
    Reached reached = known.reached();
    if (!reached.other().equals(Optional.of(triedAgain))) {
      return this;
    }
    var said = new Reached(reached.delivered(), reached.flagged(), reached.other(), true);
    var changed = new Known(known.provider(), known.words(), said, known.errorCode());
    return new Commanded(id, state, attempt, byHand, changed);
  }

  public Commanded canceled() {
    return new Commanded(id, SendState.CANCELED, attempt, byHand, known);
  }

  static Commanded read(ResultSet row, int number) throws SQLException {
    int code = row.getInt("error_code");
    Optional<Integer> errorCode = row.wasNull() ? Optional.empty() : Optional.of(code);
    var known =
        new Known(
            Route.parse(row.getString("route")).provider(),
            row.getBoolean("words"),
            new Reached(
                row.getBoolean("delivered"),
                row.getBoolean("flagged"),
                Optional.ofNullable(row.getObject("other", UUID.class)).map(MessageId::new),
                row.getBoolean("said_otherwise")),
            errorCode);
    return new Commanded(
        Columns.messageId(row),
        SendState.valueOf(row.getString("state")),
        row.getInt("attempt"),
        row.getInt("by_hand"),
        known);
  }
}
