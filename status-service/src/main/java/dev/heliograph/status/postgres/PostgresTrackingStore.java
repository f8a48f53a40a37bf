package dev.heliograph.status.postgres;

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

  PostgresTrackingStore(
      TransactionTemplate transaction,
      MessageRows messages,
      AttemptRows attempts,
      EventRows events,
      LabelRows labels) {
    this.transaction = transaction;
    this.messages = messages;
    this.attempts = attempts;
    this.events = events;
    this.labels = labels;
  }

  @Override
  public void record(List<News> news) {
    Batch batch = Batch.of(news);
    for (int tried = 1; ; tried++) {
      try {
        transaction.executeWithoutResult(_ -> write(batch));
        return;
      } catch (DuplicateKeyException | PessimisticLockingFailureException raced) {
        // two writers claimed one provider id at once: the second now sees the first
        if (tried == TRIES) {
          throw raced;
        }
      }
    }
  }

  private void write(Batch batch) {
    messages.raise(batch.messages());
    labels.add(batch.messages());
    attempts.raise(batch.attempts());
    events.add(batch.events());
  }
}
