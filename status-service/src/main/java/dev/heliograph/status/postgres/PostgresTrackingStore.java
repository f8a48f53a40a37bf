package dev.heliograph.status.postgres;

import dev.heliograph.status.postgres.StoreMeters.Written;
import dev.heliograph.status.tracking.Batch;
import dev.heliograph.status.tracking.News;
import dev.heliograph.status.tracking.TrackingStore;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps a batch in one transaction of four statements. The rows of {@code message} are locked
 * first, in the order of their ids, so that writers take turns on a message and never wait in a
 * circle.
 */
@Component
class PostgresTrackingStore implements TrackingStore {
  private static final int TRIES = 3;

  private final TransactionTemplate transaction;
  private final MessageRows messages;
  private final AttemptRows attempts;
  private final EventRows events;
  private final LabelRows labels;
  private final StoreMeters meters;

  PostgresTrackingStore(TransactionTemplate transaction, Rows rows, StoreMeters meters) {
    this.transaction = transaction;
    this.messages = rows.messages();
    this.attempts = rows.attempts();
    this.events = rows.events();
    this.labels = rows.labels();
    this.meters = meters;
  }

  /** The tables. */
  @Component
  record Rows(MessageRows messages, AttemptRows attempts, EventRows events, LabelRows labels) {}

  @Override
  public void record(List<News> news) {
    Batch batch = Batch.of(news);
    for (int tried = 1; ; tried++) {
      try {
        meters.written(transaction.execute(_ -> write(batch)));
        return;
      } catch (DuplicateKeyException | PessimisticLockingFailureException raced) {
        // two writers claimed one provider id at once: the second now sees the first
        if (tried == TRIES) {
          throw raced;
        }
      }
    }
  }

  private Written write(Batch batch) {
    List<StoreMeters.Ended> ended = messages.raise(batch.messages());
    labels.add(batch.messages());
    List<StoreMeters.Reported> reported = attempts.raise(batch.attempts());
    return new Written(ended, reported, events.add(batch.events()));
  }
}
