package dev.heliograph.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.contracts.Topics;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaUtils;

/**
 * Puts a record that can never work where it is kept, as it was, with the reason in its headers.
 */
final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
  private static final int LONGEST_REASON = 1_000;
  private static final int CUT_BYTES = 64 * 1024;

  private final ConfirmedSends<byte[]> sends;
  private final BatchMeters meters;
  private final Clock clock;

  DeadLetters(ConfirmedSends<byte[]> sends, BatchMeters meters, Clock clock) {
    this.sends = sends;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Returns when the broker has it.
   *
   * @throws BrokerUnavailable when it does not confirm: the record is then not done with
   */
  void add(ConsumerRecord<String, byte[]> bad, RuntimeException reason) {
    String why = reasonOf(reason);
    try {
      sends.all(List.of(told(whole(bad), bad, why)));
    } catch (RecordRefused tooLarge) {
      sends.all(List.of(told(cut(bad), bad, why)));
    }
    meters.deadLetter(bad.topic());
    log.warn(
        "dead letter: {} partition {} offset {}: {}",
        bad.topic(),
        bad.partition(),
        bad.offset(),
        why);
  }

  @SuppressWarnings("NullAway") // Kafka's own record has a null for a key or a value that is none
  private static ProducerRecord<byte[], byte[]> whole(ConsumerRecord<String, byte[]> bad) {
    byte[] key = KeyDeserializer.bytesOf(bad).orElse(null);
    var dead =
        new ProducerRecord<>(
            Topics.deadLettersOf(bad.topic()), null, key, bad.value(), bad.headers());
    dead.headers().remove(KeyDeserializer.KEY_BYTES);
    return dead;
  }

  /** What always fits: key and headers may be what is too large. */
  @SuppressWarnings("NullAway") // Kafka's own record has a null for a key or a value that is none
  private static ProducerRecord<byte[], byte[]> cut(ConsumerRecord<String, byte[]> bad) {
    byte[] value = bad.value();
    byte[] beginning =
        value == null ? null : Arrays.copyOf(value, Math.min(value.length, CUT_BYTES));
    var dead =
        new ProducerRecord<byte[], byte[]>(Topics.deadLettersOf(bad.topic()), null, beginning);
    dead.headers()
        .add(
            DeadLetterHeaders.CUT,
            "too large: without its key and headers, %d of %d bytes of its value"
                .formatted(
                    beginning == null ? 0 : beginning.length, value == null ? 0 : value.length)
                .getBytes(UTF_8));
    return dead;
  }

  private ProducerRecord<byte[], byte[]> told(
      ProducerRecord<byte[], byte[]> dead, ConsumerRecord<?, ?> bad, String reason) {
    dead.headers()
        .add(DeadLetterHeaders.TOPIC, bad.topic().getBytes(UTF_8))
        .add(DeadLetterHeaders.PARTITION, Integer.toString(bad.partition()).getBytes(UTF_8))
        .add(DeadLetterHeaders.OFFSET, Long.toString(bad.offset()).getBytes(UTF_8))
        .add(DeadLetterHeaders.CONSUMER, consumer().getBytes(UTF_8))
        .add(DeadLetterHeaders.REASON, reason.getBytes(UTF_8))
        .add(DeadLetterHeaders.AT, clock.instant().toString().getBytes(UTF_8));
    return dead;
  }

  /** The group whose listener is at work in this thread: one record may fail in several. */
  private static String consumer() {
    return Objects.requireNonNullElse(KafkaUtils.getConsumerGroupId(), "unknown");
  }

  /** Only our own exceptions are known to quote no content; a name in one may be long. */
  private static String reasonOf(RuntimeException reason) {
    boolean ours = reason.getClass().getName().startsWith("dev.heliograph.");
    String kind = reason.getClass().getSimpleName();
    String all = ours ? kind + ": " + reason.getMessage() : kind;
    return all.length() <= LONGEST_REASON ? all : all.substring(0, LONGEST_REASON) + "...";
  }
}
