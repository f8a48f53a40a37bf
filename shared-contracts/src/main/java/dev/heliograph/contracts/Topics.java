package dev.heliograph.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every Kafka topic, its partitions and its retention: set here and nowhere else. */
public final class Topics {
  /** CloudEvents of ingest and of upstream systems, keyed by subject. */
  public static final String EVENTS = "heliograph.events";

  /** {@code OutboundMessage}s by lane, keyed by message recipient. */
  public static final String MESSAGES_URGENT = "heliograph.messages.urgent";

  public static final String MESSAGES_NORMAL = "heliograph.messages.normal";
  public static final String MESSAGES_BULK = "heliograph.messages.bulk";

  /** {@code OutboundMessage}s that are no texts: e-mail, Slack, Discord; keyed by recipient. */
  public static final String MESSAGES_NOTICES = "heliograph.messages.notices";

  /**
   * {@code StatusChange}s: decisions other than a plain send, and outcomes; keyed by message id.
   */
  public static final String STATUS = "heliograph.status";

  /** {@code ProviderReport}s as they came, keyed by message id. */
  public static final String CALLBACKS = "heliograph.callbacks";

  /** {@code Command}s: retry this message, call that one back; keyed by message id. */
  public static final String COMMANDS = "heliograph.commands";

  /** How long a record is kept. It bounds how long personal data stays in Kafka. */
  public static final Duration RETENTION = Duration.ofDays(7);

  /** A lane's count is fixed: the order of one recipient's messages depends on it. */
  public static final int PARTITIONS = 12;

  /**
   * Bytes that one record may have on a dead-letter topic: more than on the topic that it comes
   * from, where the broker's own bound holds (1 MiB, after compression).
   */
  public static final int LARGEST_DEAD_LETTER = 16 * 1024 * 1024;

  private static final String DEAD_LETTER_SUFFIX = ".dlt";

  private Topics() {}

  /** All topics that carry work, without their dead-letter topics. */
  public static List<String> all() {
    return List.of(
        EVENTS,
        MESSAGES_URGENT,
        MESSAGES_NORMAL,
        MESSAGES_BULK,
        MESSAGES_NOTICES,
        STATUS,
        CALLBACKS,
        COMMANDS);
  }

  /** All topics there are: those that carry work and the dead-letter topic of each. */
  public static List<String> withDeadLetters() {
    return Stream.concat(all().stream(), deadLetters().stream()).toList();
  }

  /** The dead-letter topics alone. */
  public static List<String> deadLetters() {
    return all().stream().map(Topics::deadLettersOf).toList();
  }

  /** What a topic is created with, by Kafka's names. */
  public static Map<String, String> settingsOf(String topic) {
    var settings = new TreeMap<>(Map.of("retention.ms", Long.toString(RETENTION.toMillis())));
    if (topic.endsWith(DEAD_LETTER_SUFFIX)) {
      settings.put("max.message.bytes", Integer.toString(LARGEST_DEAD_LETTER));
    }
    return settings;
  }

  /** Where a record of this topic goes that can never work. */
  public static String deadLettersOf(String topic) {
    return topic + DEAD_LETTER_SUFFIX;
  }

  /** The topic whose dead letters stand on this one. */
  public static String originOf(String deadLetterTopic) {
    if (!deadLetterTopic.endsWith(DEAD_LETTER_SUFFIX)) {
      throw new IllegalArgumentException("not a dead-letter topic: " + deadLetterTopic);
    }
    return deadLetterTopic.substring(0, deadLetterTopic.length() - DEAD_LETTER_SUFFIX.length());
  }
}
