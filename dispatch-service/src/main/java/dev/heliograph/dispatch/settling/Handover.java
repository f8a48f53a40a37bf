package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Standing;
import dev.heliograph.dispatch.ledger.Standings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report names a row, and the provider's id in it was taken over from the list by another row:
 * the report is right, the other row is uncertain again. For one transaction.
 */
final class Handover {
  private final Standings standings;
  private final Teller teller;
  private final List<StatusChange> told = new ArrayList<>();
  private final List<MessageId> forGood = new ArrayList<>();

  Handover(Standings standings, Teller teller) {
    this.standings = standings;
    this.teller = teller;
  }

  /**
   * Adds the losers to what is changed in this transaction.
   *
   * @param owners the provider's ids that reports gave to rows just now
   */
  void add(Map<MessageId, Standing> changed, Map<String, MessageId> owners) {
    if (!owners.isEmpty()) {
      standings
          .lockListed(owners.keySet())
          .forEach((id, row) -> lose(id, changed.getOrDefault(id, row), changed, owners));
    }
  }

  private void lose(
      MessageId id, Standing row, Map<MessageId, Standing> changed, Map<String, MessageId> owners) {
    row.proof()
        .listed()
        .filter(sid -> owners.containsKey(sid) && !id.equals(owners.get(sid)))
        .ifPresent(
            sid -> {
              Standing robbed = Settlement.robbed(row);
              told.add(teller.uncertainAgain(id, robbed.attempt()));
              if (beganLater(changed.get(owners.get(sid)), sid)) {
                forGood.add(id);
              }
              changed.put(id, robbed);
            });
  }

  /**
   * The new owner has begun another attempt meanwhile: two texts are out under its name, of which
   * one was meant for the loser. Sending that one again would be one too many.
   */
  private static boolean beganLater(@Nullable Standing owner, String sid) {
    return owner != null && Settlement.beganLater(owner, owner.proof().sids().getOrDefault(sid, 0));
  }

  /** To be called when the changes are written; what has to be told. */
  List<StatusChange> finish() {
    if (!forGood.isEmpty()) {
      standings.leaveForGood(forGood);
    }
    return told;
  }
}
