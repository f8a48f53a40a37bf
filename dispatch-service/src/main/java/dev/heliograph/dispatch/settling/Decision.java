package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standing;
import dev.heliograph.dispatch.settling.Judge.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is decided about one person's rows, and what has to be told of it. */
final class Decision {
  private final Map<MessageId, Standing> adopted = new HashMap<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<StatusChange> told = new ArrayList<>();

  /** The row takes an entry of the list over, marked as such. */
  void adopt(SendRow row, String sid, StatusChange change) {
    var proof = row.proof().with(sid, row.attempt()).listed(Optional.of(sid));
    adopted.put(row.id(), new Standing(SendState.ACCEPTED, row.attempt(), proof));
    told.add(change);
  }

  void add(Verdict verdict) {
    verdicts.add(verdict);
    verdict.told().ifPresent(told::add);
  }

  Map<MessageId, Standing> adopted() {
    return adopted;
  }

  List<Verdict> verdicts() {
    return verdicts;
  }

  List<StatusChange> told() {
    return told;
  }
}
