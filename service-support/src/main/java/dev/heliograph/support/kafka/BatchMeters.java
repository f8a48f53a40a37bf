package dev.heliograph.support.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.kafka.support.KafkaUtils;

/** Counts and times polls by the group that took them, and what they left as dead letters. */
public final class BatchMeters {
  /** Stands for a group where there is none. */
  public static final String UNKNOWN = "none";

  private final MeterRegistry registry;
  private final Map<String, OfConsumer> consumers = new ConcurrentHashMap<>();

  BatchMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Makes the meters of a consumer, at zero: what never happened can be shown too. */
  public void expect(String consumer, String topic) {
    of(consumer);
    deadLetters(consumer, topic);
  }

  void ended(int records, boolean done, Duration took) {
    of(consumer()).ended(records, done, took);
  }

  void deadLetter(String topic) {
    deadLetters(consumer(), topic).increment();
  }

  /** The container tells its group to the thread that it polls in. */
  private static String consumer() {
    return Objects.requireNonNullElse(KafkaUtils.getConsumerGroupId(), UNKNOWN);
  }

  private Counter deadLetters(String consumer, String topic) {
    return Counter.builder("heliograph.dead.letters.written")
        .description("Records that can never work, by the topic that they came from")
        .tag("consumer", consumer)
        .tag("topic", topic)
        .register(registry);
  }

  private OfConsumer of(String consumer) {
    return consumers.computeIfAbsent(consumer, this::register);
  }

  private OfConsumer register(String consumer) {
    Counter records =
        Counter.builder("heliograph.consumer.records")
            .description("Records that were polled, those of repeated polls again")
            .tag("consumer", consumer)
            .register(registry);
    return new OfConsumer(records, timer(consumer, "done"), timer(consumer, "repeated"));
  }

  private Timer timer(String consumer, String outcome) {
    return Timer.builder("heliograph.consumer.batches")
        .description("Polls, from their first record to where all of it is safe")
        .tag("consumer", consumer)
        .tag("outcome", outcome)
        .register(registry);
  }

  private record OfConsumer(Counter records, Timer done, Timer repeated) {
    void ended(int count, boolean wellDone, Duration took) {
      records.increment(count);
      (wellDone ? done : repeated).record(took);
    }
  }
}
