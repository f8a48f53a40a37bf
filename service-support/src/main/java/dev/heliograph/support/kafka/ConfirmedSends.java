package dev.heliograph.support.kafka;

import dev.heliograph.support.waiting.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.springframework.kafka.core.KafkaOperations;

/** Sends, waits for the broker, and tells an outage from a record that is refused. */
final class ConfirmedSends<K> {
  private static final Bounds BOUNDS = new Bounds("publishing-bounds");

  private final KafkaOperations<K, byte[]> kafka;
  private final Duration timeout;

  /** The timeout bounds one call, whatever its number of records. */
  ConfirmedSends(KafkaOperations<K, byte[]> kafka, Duration timeout) {
    this.kafka = kafka;
    this.timeout = timeout;
  }

  /**
   * Hands all records to the producer, then waits for the last confirmation.
   *
   * @throws BrokerUnavailable when one of them was not confirmed in time
   * @throws RecordRefused when one of them is not taken
   */
  void all(List<ProducerRecord<K, byte[]>> records) {
    try {
      CompletableFuture<?>[] sends =
          records.stream().map(kafka::send).toArray(CompletableFuture[]::new);
      await(CompletableFuture.allOf(sends));
    } catch (ExecutionException
        | KafkaException
        | org.springframework.kafka.KafkaException
            e) { // thrown by send itself: no metadata in time, too large
      throw refusalIn(e)
          .<RuntimeException>map(RecordRefused::new)
          .orElseGet(
              () ->
                  new BrokerUnavailable(
                      "the broker did not confirm " + records.size() + " records", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailable("interrupted before the broker confirmed", e);
    }
  }

  private void await(CompletableFuture<Void> confirmed)
      throws ExecutionException, InterruptedException {
    try (var _ =
        BOUNDS.in(timeout, () -> confirmed.completeExceptionally(new TimeoutException()))) {
      confirmed.get();
    }
  }

  private static Optional<Throwable> refusalIn(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(ConfirmedSends::isRefusal)
        .findFirst();
  }

  private static boolean isRefusal(Throwable cause) {
    return cause instanceof RecordTooLargeException
        || cause instanceof RecordBatchTooLargeException
        || cause instanceof InvalidRecordException
        || cause instanceof SerializationException;
  }
}
