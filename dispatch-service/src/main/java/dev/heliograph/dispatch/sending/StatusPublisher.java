package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import dev.heliograph.support.kafka.OutgoingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the status changes of flushes, in their order. What it cannot publish it forgets: the
 * ledger remembers, and a later sweep hands it over again.
 */
final class StatusPublisher {
  private static final Logger log = LoggerFactory.getLogger(StatusPublisher.class);
  private static final int MOST_WAITING = 1000;
  private static final int ENOUGH = 5000;
  private static final long LOOKED_FOR_MILLIS = 200;

  private final Consumer<List<OutgoingRecord>> broker;
  private final BlockingQueue<Flush> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Queue<UUID> published = new ConcurrentLinkedQueue<>();
  private volatile boolean stopping;

  /**
   * Begins to publish when it is run.
   *
   * @param broker returns when the broker has all of them, throws when it has not
   */
  StatusPublisher(Consumer<List<OutgoingRecord>> broker) {
    this.broker = broker;
  }

  /** Never waits. */
  void add(Flush flush) {
    if (!waiting.offer(flush)) {
      log.debug("flush {} is left to a later sweep", flush.id());
    }
  }

  /** How many flushes the broker has not been asked to take yet. */
  int waiting() {
    return waiting.size();
  }

  /** Publishes until it is stopped, and then what is left. */
  void run() {
    try {
      while (!stopping) {
        Flush next = waiting.poll(LOOKED_FOR_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          publish(next);
        }
      }
      publishAll();
    } catch (InterruptedException stopped) {
      log.debug("the rest is published by another instance");
    }
  }

  /** To be called when no more is added. */
  void stop() {
    stopping = true;
  }

  /** Publishes what is there. */
  void publishAll() {
    Flush first = waiting.poll();
    while (first != null) {
      publish(first);
      first = waiting.poll();
    }
  }

  /** The flushes that the broker has since this was last asked. */
  List<UUID> takePublished() {
    var ids = new ArrayList<UUID>();
    for (UUID id = published.poll(); id != null; id = published.poll()) {
      ids.add(id);
    }
    return ids;
  }

  private void publish(Flush first) {
    List<Flush> flushes = withWhatFollows(first);
    try {
      now(flushes.stream().flatMap(flush -> flush.changes().stream()).toList());
      flushes.forEach(flush -> published.add(flush.id()));
    } catch (RuntimeException away) {
      log.warn(
          "{} flushes of status changes not published now: {}", flushes.size(), Causes.brief(away));
    }
  }

  /** As many as the broker can be asked to take within the bound of one call. */
  private List<Flush> withWhatFollows(Flush first) {
    var flushes = new ArrayList<Flush>();
    int changes = 0;
    for (Flush next = first; next != null; next = changes < ENOUGH ? waiting.poll() : null) {
      flushes.add(next);
      changes += next.changes().size();
    }
    return flushes;
  }

  /** Publishes at once; returns when the broker has all, throws when it has not. */
  void now(List<StatusChange> changes) {
    broker.accept(changes.stream().map(StatusPublisher::toRecord).toList());
  }

  private static OutgoingRecord toRecord(StatusChange change) {
    return OutgoingRecord.of(
        Topics.STATUS, change.messageId().toString(), ContractJson.write(change));
  }
}
