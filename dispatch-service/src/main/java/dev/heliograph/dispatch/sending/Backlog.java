package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.alerts.Alerts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much of each lane waits in the ledger. A lane with too much takes no more from Kafka until
 * half of it is gone. Counted anew every few seconds, and in between by what is queued here.
 */
final class Backlog {
  private static final Logger log = LoggerFactory.getLogger(Backlog.class);

  /** Kafka forgets what waits there for longer than twice this: then the ledger takes it all. */
  private static final Duration LONGEST = Topics.RETENTION.dividedBy(2);

  private final Map<Lane, Fill> fills = new EnumMap<>(Lane.class);
  private final Count count;
  private final Since since;
  private final int most;
  private final Alerts alerts;

  /** Counts what waits in the ledger, no further than it is told. */
  interface Count {
    Map<Lane, Long> byLane(int most);
  }

  /** Keeps since when lanes are full. */
  interface Since {
    Map<Lane, Duration> note(Set<Lane> full, Set<Lane> withRoom);
  }

  /**
   * Knows of nothing that waits yet.
   *
   * @param most rows of a lane that may wait
   */
  Backlog(Count count, Since since, int most, Alerts alerts) {
    this.count = count;
    this.since = since;
    this.most = most;
    this.alerts = alerts;
    for (Lane lane : Lane.values()) {
      fills.put(lane, new Fill(0, false, Deadline.in(LONGEST)));
    }
  }

  /**
   * One lane.
   *
   * @param full until half of it is gone
   * @param bearable how long it may stay full
   */
  private record Fill(long waiting, boolean full, Deadline bearable) {
    Fill now(long rows, int most) {
      boolean stays = full ? rows > most / 2 : rows >= most;
      return new Fill(rows, stays, full ? bearable : Deadline.in(LONGEST));
    }

    Fill since(Duration ago) {
      return new Fill(waiting, full, Deadline.in(LONGEST.minus(ago)));
    }

    boolean stopsTheLane() {
      return full && !bearable.passed();
    }
  }

  /** A poll has left so many rows waiting. */
  void queued(Lane lane, int count) {
    if (count > 0) {
      update(lane, fill(lane).waiting() + count);
    }
  }

  /** Counts anew. */
  void look() {
    Map<Lane, Long> waiting = count.byLane(most);
    for (Lane lane : Lane.values()) {
      update(lane, waiting.getOrDefault(lane, 0L));
    }
    keep(lanesWhere(Fill::full), lanesWhere(fill -> fill.waiting() <= most / 2));
  }

  private synchronized Set<Lane> lanesWhere(Predicate<Fill> isSo) {
    var found = EnumSet.noneOf(Lane.class);
    fills.forEach(
        (lane, fill) -> {
          if (isSo.test(fill)) {
            found.add(lane);
          }
        });
    return found;
  }

  /** Since when it has been so, whoever saw it first: a restart does not begin that time anew. */
  private void keep(Set<Lane> full, Set<Lane> withRoom) {
    Map<Lane, Duration> fullFor = since.note(full, withRoom);
    synchronized (this) {
      fullFor.forEach((lane, ago) -> fills.computeIfPresent(lane, (_, fill) -> fill.since(ago)));
    }
  }

  synchronized boolean isFull(Lane lane) {
    return fill(lane).stopsTheLane();
  }

  private synchronized void update(Lane lane, long waiting) {
    Fill before = fill(lane);
    Fill after = before.now(waiting, most);
    fills.put(lane, after);
    if (after.full() && !before.full()) {
      log.warn("{} texts of lane {} wait: it takes no more from Kafka", waiting, lane.word());
      alerts.raise(
          new Alert(
              "lane_full:" + lane.word(),
              "%d texts of lane %s wait to be sent; further ones wait in Kafka"
                  .formatted(waiting, lane.word()),
              lane == Lane.NOTICES ? Optional.empty() : Optional.of(Channel.SMS)));
    } else if (before.full() && !after.full()) {
      log.info("lane {} takes from Kafka again", lane.word());
    }
  }

  private synchronized Fill fill(Lane lane) {
    return Objects.requireNonNull(fills.get(lane));
  }
}
