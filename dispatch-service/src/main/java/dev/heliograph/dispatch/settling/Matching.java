package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which entry of the provider's list belongs to which of one person's rows, one to one and in
 * the order of time. Rows of the same words are interchangeable to whoever reads them: it matters
 * how many are out, not which of them.
 */
final class Matching {
  /** Both clocks of an age count whole seconds. */
  static final Duration SLACK = Duration.ofSeconds(2);

  private Matching() {}

  /**
   * A row that may have an entry.
   *
   * @param body canonical
   * @param start no entry of it is older
   * @param underWay its call may not have ended: it is no candidate, but may own an entry
   */
  record Row(MessageId id, String body, Instant start, boolean underWay) {}

  /**
   * An entry that no row has.
   *
   * @param body canonical
   */
  record Entry(String sid, String body, boolean ourSender, Instant created) {}

  /** What the list says of a row. */
  sealed interface Finding {}

  /** The provider has it. */
  record Found(String sid) implements Finding {}

  /** The provider does not have it, as far as this one list tells. */
  record Absent() implements Finding {}

  /** A text of the same words is under way, whose entry it may be. */
  record Busy() implements Finding {}

  /** The list has something that may be it or not. */
  record Unclear() implements Finding {}

  /** A finding for each row that is not under way. */
  static Map<MessageId, Finding> match(Collection<Row> rows, Collection<Entry> unclaimed) {
    var findings = new HashMap<MessageId, Finding>();
    rows.stream()
        .collect(Collectors.groupingBy(Row::body))
        .forEach((body, same) -> findings.putAll(matchSame(same, ours(body, unclaimed))));
    Set<String> found = sids(findings);
    List<Entry> left = unclaimed.stream().filter(one -> !found.contains(one.sid())).toList();
    for (Row row : rows) {
      if (findings.get(row.id()) instanceof Absent && left.stream().anyMatch(e -> alike(row, e))) {
        findings.put(row.id(), new Unclear());
      }
    }
    return findings;
  }

  private static List<Entry> ours(String body, Collection<Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.ourSender() && entry.body().equals(body))
        .sorted(Comparator.comparing(Entry::created).thenComparing(Entry::sid))
        .toList();
  }

  /**
   * The oldest entry first, to the row that was begun first: an older entry fits no row that a
   * newer one does not fit, so as many rows as possible find theirs.
   */
  private static Map<MessageId, Finding> matchSame(List<Row> rows, List<Entry> entries) {
    List<Row> candidates = new ArrayList<>(rows.stream().filter(row -> !row.underWay()).toList());
    candidates.sort(Comparator.comparing(Row::start).thenComparing(row -> row.id().toString()));
    boolean contended =
        rows.stream()
            .filter(Row::underWay)
            .anyMatch(row -> entries.stream().anyMatch(entry -> mayBe(row, entry)));
    var findings = new HashMap<MessageId, Finding>();
    if (!contended) {
      for (Entry entry : entries) {
        candidates.stream()
            .filter(row -> !findings.containsKey(row.id()) && mayBe(row, entry))
            .findFirst()
            .ifPresent(row -> findings.put(row.id(), new Found(entry.sid())));
      }
    }
    for (Row row : candidates) {
      boolean waits = contended && entries.stream().anyMatch(entry -> mayBe(row, entry));
      findings.putIfAbsent(row.id(), waits ? new Busy() : new Absent());
    }
    return findings;
  }

  private static boolean mayBe(Row row, Entry entry) {
    return !entry.created().isBefore(row.start().minus(SLACK));
  }

  private static Set<String> sids(Map<MessageId, Finding> findings) {
    var sids = new HashSet<String>();
    findings
        .values()
        .forEach(
            finding -> {
              if (finding instanceof Found(var sid)) {
                sids.add(sid);
              }
            });
    return sids;
  }

  /**
   * Something else may have been made of its words, or it went by another sender: that can neither
   * be adopted nor passed over.
   */
  private static boolean alike(Row row, Entry entry) {
    if (!mayBe(row, entry)) {
      return false;
    }
    if (row.body().equals(entry.body())) {
      return true; // by another sender, or under way
    }
    String ours = bare(row.body());
    String theirs = bare(entry.body());
    return ours.isEmpty() || theirs.isEmpty() || theirs.contains(ours) || ours.contains(theirs);
  }

  /** The ASCII letters and digits alone: whatever is done to the others, these stay. */
  private static String bare(String body) {
    var bare = new StringBuilder();
    body.chars()
        .filter(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        .map(Character::toLowerCase)
        .forEach(c -> bare.append((char) c));
    return bare.toString();
  }
}
