package dev.heliograph.support.kafka;

import dev.heliograph.support.trace.TraceParent;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** What was read from one record, and where that record stands. */
public record Received<T>(
    T value,
    TopicPartition partition,
    long offset,
    Instant timestamp,
    Optional<TraceParent> trace) {

  /** One that names no trace. */
  public Received(T value, TopicPartition partition, long offset, Instant timestamp) {
    this(value, partition, offset, timestamp, Optional.empty());
  }
}
