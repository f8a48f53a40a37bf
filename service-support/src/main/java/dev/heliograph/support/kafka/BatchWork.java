package dev.heliograph.support.kafka;

import dev.heliograph.support.trace.TraceParent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes one poll through decoding and work. A record that can never work goes to its dead-letter
 * topic and the rest goes on; an outage is thrown, so that the container waits and delivers the
 * same poll again.
 */
public final class BatchWork {
  private final DeadLetters deadLetters;
  private final BatchMeters meters;

  BatchWork(DeadLetters deadLetters, BatchMeters meters) {
    this.deadLetters = deadLetters;
    this.meters = meters;
  }

  /**
   * Returns when every record is either worked on or kept as a dead letter.
   *
   * @param decode throws any {@link RuntimeException} for a record that is not what it should be
   * @param work must be safe to repeat, with all of the records or with some of them
   */
  public <T> void run(
      List<ConsumerRecord<String, byte[]>> records,
      Function<ConsumerRecord<String, byte[]>, T> decode,
      Consumer<List<Received<T>>> work) {
    long begun = System.nanoTime();
    boolean done = false;
    try {
      decodeAndWork(records, decode, work);
      done = true;
    } finally {
      meters.ended(records.size(), done, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  private <T> void decodeAndWork(
      List<ConsumerRecord<String, byte[]>> records,
      Function<ConsumerRecord<String, byte[]>, T> decode,
      Consumer<List<Received<T>>> work) {
    var decoded = new ArrayList<Item<T>>(records.size());
    for (var consumed : records) {
      try {
        decoded.add(new Item<>(consumed, received(consumed, decode)));
      } catch (RuntimeException malformed) {
        deadLetters.add(consumed, malformed);
      }
    }
    workOn(decoded, work);
  }

  /** Halves a batch that fails for good until the bad record stands alone. */
  private <T> void workOn(List<Item<T>> items, Consumer<List<Received<T>>> work) {
    if (items.isEmpty()) {
      return;
    }
    try {
      work.accept(items.stream().map(Item::received).toList());
    } catch (RuntimeException failure) {
      if (Fault.of(failure) == Fault.TRANSIENT) {
        throw failure;
      }
      if (items.size() == 1) {
        deadLetters.add(items.getFirst().consumed(), failure);
        return;
      }
      int half = items.size() / 2;
      workOn(items.subList(0, half), work);
      workOn(items.subList(half, items.size()), work);
    }
  }

  private static <T> Received<T> received(
      ConsumerRecord<String, byte[]> consumed, Function<ConsumerRecord<String, byte[]>, T> decode) {
    if (consumed.value() == null) {
      throw new EmptyRecord();
    }
    return new Received<>(
        decode.apply(consumed),
        new TopicPartition(consumed.topic(), consumed.partition()),
        consumed.offset(),
        Instant.ofEpochMilli(consumed.timestamp()),
        TraceParent.of(consumed));
  }

  private record Item<T>(ConsumerRecord<String, byte[]> consumed, Received<T> received) {}

  /** A record without a value on a topic where every record has one. */
  private static final class EmptyRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EmptyRecord() {
      super("the record has no value");
    }
  }
}
