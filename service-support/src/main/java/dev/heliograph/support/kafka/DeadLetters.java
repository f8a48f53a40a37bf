package dev.heliograph.support.kafka;

import dev.heliograph.contracts.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a record that can never work where it is kept, as it was, with the reason in its headers.
 */
final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final RecordPublisher publisher;
  private final MeterRegistry meters;
  private final Clock clock;

  DeadLetters(RecordPublisher publisher, MeterRegistry meters, Clock clock) {
    this.publisher = publisher;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Returns when the broker has it.
   *
   * @throws BrokerUnavailable when it does not confirm: the record is then not done with
   */
  void add(ConsumerRecord<String, byte[]> bad, RuntimeException reason) {
    Map<String, byte[]> headers = new LinkedHashMap<>(RecordHeaders.of(bad));
    headers.put("dlt-topic", utf8(bad.topic()));
    headers.put("dlt-partition", utf8(Integer.toString(bad.partition())));
    headers.put("dlt-offset", utf8(Long.toString(bad.offset())));
    headers.put("dlt-reason", utf8(reasonOf(reason)));
    headers.put("dlt-at", utf8(clock.instant().toString()));
    publisher.publish(
        new OutgoingRecord(
            Topics.deadLettersOf(bad.topic()),
            bad.key() == null ? "" : bad.key(),
            headers,
            bad.value() == null ? new byte[0] : bad.value()));
    meters.counter("heliograph.dead.letters", "topic", bad.topic()).increment();
    log.warn(
        "dead letter: {} partition {} offset {}: {}",
        bad.topic(),
        bad.partition(),
        bad.offset(),
        reasonOf(reason));
  }

  /** Only our own exceptions are known to quote no content. */
  private static String reasonOf(RuntimeException reason) {
    boolean ours = reason.getClass().getName().startsWith("dev.heliograph.");
    String kind = reason.getClass().getSimpleName();
    return ours ? kind + ": " + reason.getMessage() : kind;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
