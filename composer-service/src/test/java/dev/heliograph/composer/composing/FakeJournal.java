package dev.heliograph.composer.composing;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Remembers in memory; another instance can be made to be faster. */
final class FakeJournal implements DecisionJournal {
  private final Map<MessageId, StatusChange> rows = new HashMap<>();
  private final List<StatusChange> faster = new ArrayList<>();
  final List<List<StatusChange>> writes = new ArrayList<>();

  /** Written by somebody else between our look-up and our write. */
  void writtenMeanwhile(StatusChange decision) {
    faster.add(decision);
  }

  @Override
  public Map<MessageId, StatusChange> find(Collection<MessageId> ids) {
    return rows.entrySet().stream()
        .filter(row -> ids.contains(row.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public int record(List<StatusChange> decisions) {
    faster.forEach(decision -> rows.put(decision.messageId(), decision));
    writes.add(decisions);
    int before = rows.size();
    decisions.forEach(decision -> rows.putIfAbsent(decision.messageId(), decision));
    return rows.size() - before;
  }
}
