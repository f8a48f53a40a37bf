package dev.heliograph.contracts;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every Kafka topic, its partitions and its retention: set here and nowhere else. */
public final class Topics {
  /** CloudEvents of ingest and of upstream systems, keyed by subject. */
  public static final String EVENTS = "heliograph.events";

  /** {@code OutboundMessage}s by lane, keyed by message recipient. */
  public static final String MESSAGES_URGENT = "heliograph.messages.urgent";

  public static final String MESSAGES_NORMAL = "heliograph.messages.normal";
  public static final String MESSAGES_BULK = "heliograph.messages.bulk";

  /**
   * {@code StatusChange}s: decisions other than a plain send, and outcomes; keyed by message id.
   */
  public static final String STATUS = "heliograph.status";

  /** {@code ProviderReport}s as they came, keyed by message id. */
  public static final String CALLBACKS = "heliograph.callbacks";

  /** How long a record is kept. It bounds how long personal data stays in Kafka. */
  public static final Duration RETENTION = Duration.ofDays(7);

  /** A lane's count is fixed: the order of one recipient's messages depends on it. */
  public static final int PARTITIONS = 12;

  private static final String DEAD_LETTER_SUFFIX = ".dlt";

  private Topics() {}

  /** All topics that carry work, without their dead-letter topics. */
  public static List<String> all() {
    return List.of(EVENTS, MESSAGES_URGENT, MESSAGES_NORMAL, MESSAGES_BULK, STATUS, CALLBACKS);
  }

  /** All topics there are: those that carry work and the dead-letter topic of each. */
  public static List<String> withDeadLetters() {
    return Stream.concat(all().stream(), all().stream().map(Topics::deadLettersOf)).toList();
  }

  /** Where a record of this topic goes that can never work. */
  public static String deadLettersOf(String topic) {
    return topic + DEAD_LETTER_SUFFIX;
  }
}
