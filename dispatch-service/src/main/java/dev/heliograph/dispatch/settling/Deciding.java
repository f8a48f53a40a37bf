package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.ledger.SendRow;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Unsettled.Open;
import dev.heliograph.dispatch.ledger.Unsettled.Phase;
import dev.heliograph.dispatch.settling.Judge.Verdict;
import dev.heliograph.dispatch.settling.Matching.Absent;
import dev.heliograph.dispatch.settling.Matching.Busy;
import dev.heliograph.dispatch.settling.Matching.Entry;
import dev.heliograph.dispatch.settling.Matching.Finding;
import dev.heliograph.dispatch.settling.Matching.Found;
import dev.heliograph.dispatch.settling.Matching.Row;
import dev.heliograph.dispatch.settling.Matching.Unclear;
import dev.heliograph.dispatch.settling.SentTexts.SentText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** From a person's open rows and the provider's list to what becomes of each row. */
final class Deciding {
  private final Judge judge;
  private final Words words;
  private final SentTexts provider;
  private final Absences absences;

  Deciding(Judge judge, Words words, SentTexts provider, Absences absences) {
    this.judge = judge;
    this.words = words;
    this.provider = provider;
    this.absences = absences;
  }

  String provider() {
    return provider.provider();
  }

  /**
   * Decides about rows that are locked; about none where the look does not reach back to all of
   * them: an entry might be of the one whose own was not seen.
   *
   * @param age of the look when the rows were read
   * @param known the sids of the list that are some row's already
   */
  Decision by(Look look, Duration age, List<Open> open, Set<String> known) {
    var decision = new Decision();
    if (open.isEmpty()) {
      return decision;
    }
    Instant answered = open.getFirst().now().minus(age);
    Instant reached = answered.minus(look.reach()).plus(Matching.SLACK);
    if (open.stream().anyMatch(one -> one.row().times().firstClaimed().isBefore(reached))) {
      return decision;
    }
    Map<MessageId, Finding> found = Matching.match(rows(open), unclaimed(look, answered, known));
    for (Open one : open) {
      Finding finding = found.get(one.row().id());
      if (one.phase() != Phase.FRESH && finding != null) {
        decide(one, finding, look, decision);
      }
    }
    return decision;
  }

  private void decide(Open open, Finding finding, Look look, Decision decision) {
    if (finding instanceof Found(var sid)) {
      decision.adopt(open.row(), sid, judge.teller().adopted(open.row(), sid));
    } else if (open.phase() == Phase.RIPE) {
      decision.add(verdict(open, finding, look));
    }
  }

  /** What can be compared with nothing, or is at a provider that tells nothing. */
  Decision leave(List<Open> open, Set<MessageId> incomparable) {
    return of(open, incomparable, one -> judge.forGood(one.row()));
  }

  /** What cannot be compared at present. */
  Decision unread(List<Open> open, Set<MessageId> unreadable) {
    return of(open, unreadable, judge::unclear);
  }

  private static Decision of(List<Open> open, Set<MessageId> ids, Function<Open, Verdict> verdict) {
    var decision = new Decision();
    open.stream()
        .filter(one -> one.phase() == Phase.RIPE && ids.contains(one.row().id()))
        .forEach(one -> decision.add(verdict.apply(one)));
    return decision;
  }

  private Verdict verdict(Open open, Finding finding, Look look) {
    boolean absent = finding instanceof Absent && look.texts().complete();
    if (absent && isAbsentAgain(open.row(), look)) {
      return judge.absent(open);
    }
    if (!absent) {
      absences.forget(open.row().id());
    }
    return switch (finding) {
      case Unclear() -> judge.unclear(open);
      case Absent() -> absent ? judge.later(open) : judge.unclear(open);
      case Busy(), Found(_) -> judge.later(open);
    };
  }

  private boolean isAbsentAgain(SendRow row, Look look) {
    return absences.again(
        row.id(), row.attempt(), row.times().since(), look.asked(), look.answered());
  }

  /** Of rows whose words cannot be read nobody knows which entries are theirs. */
  private List<Row> rows(List<Open> open) {
    var rows = new ArrayList<Row>();
    for (Open one : open) {
      SendRow row = one.row();
      boolean underWay = row.state() == SendState.SENDING;
      Instant start = underWay ? row.times().since() : row.times().firstClaimed();
      one.payload()
          .flatMap(payload -> words.open(row.id(), payload.bytes()))
          .map(text -> provider.canonical(text.body()))
          .ifPresent(body -> rows.add(new Row(row.id(), body, start, underWay)));
    }
    return rows;
  }

  /** By the database's clock, from their age. */
  private static List<Entry> unclaimed(Look look, Instant answered, Set<String> known) {
    return look.texts().texts().stream()
        .filter(text -> !known.contains(text.sid()))
        .map(text -> entry(text, answered))
        .toList();
  }

  private static Entry entry(SentText text, Instant answered) {
    return new Entry(text.sid(), text.body(), text.ourSender(), answered.minus(text.age()));
  }
}
