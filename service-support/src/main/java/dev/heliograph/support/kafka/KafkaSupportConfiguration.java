package dev.heliograph.support.kafka;

import dev.heliograph.support.trace.CurrentTrace;
import dev.heliograph.support.trace.LaterSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.function.SingletonSupplier;

/** Publishing, batch listeners and topics, the same in every service. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(KafkaSettings.class)
public class KafkaSupportConfiguration {
  private static final long FIRST_WAIT_MILLIS = 200;
  private static final long LONGEST_WAIT_MILLIS = 10_000;
  private static final Duration BETWEEN_COMMITS = Duration.ofMillis(200);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
  private static final Duration BETWEEN_REFUSALS = Duration.ofSeconds(10);

  @Bean
  RecordPublisher recordPublisher(
      KafkaTemplate<String, byte[]> kafka, KafkaSettings settings, CurrentTrace trace) {
    // the usual listener logs the key of every record that fails, and a key may be a number
    kafka.setProducerListener(new ProducerListener<>() {});
    kafka.setMicrometerEnabled(false); // a timer per record, which nobody reads
    return new RecordPublisher(kafka, settings.publishTimeout(), trace);
  }

  @Bean
  CurrentTrace currentTrace(ObjectProvider<Tracer> tracer) {
    return new CurrentTrace(once(tracer));
  }

  @Bean
  LaterSpans laterSpans(ObjectProvider<Tracer> tracer) {
    return new LaterSpans(once(tracer));
  }

  /** Looked up by the first who needs it: a look-up at each record costs more than the rest. */
  private static Supplier<Optional<Tracer>> once(ObjectProvider<Tracer> tracer) {
    return SingletonSupplier.of(() -> Optional.ofNullable(tracer.getIfAvailable()))::obtain;
  }

  @Bean
  BatchMeters batchMeters(MeterRegistry registry) {
    return new BatchMeters(registry);
  }

  @Bean
  BatchWork batchWork(
      DeadLetterProducer producer, KafkaSettings settings, BatchMeters meters, Clock clock) {
    var sends = new ConfirmedSends<>(producer.kafka(), settings.publishTimeout());
    return new BatchWork(new DeadLetters(sends, meters, clock), meters);
  }

  @Bean
  RawPublisher rawPublisher(DeadLetterProducer producer, KafkaSettings settings) {
    return new RawPublisher(producer, settings.publishTimeout());
  }

  @Bean(destroyMethod = "close")
  DeadLetterProducer deadLetterProducer(ProducerFactory<String, byte[]> producers) {
    return DeadLetterProducer.of(producers.getConfigurationProperties());
  }

  @Bean
  TopicCreator topicCreator(KafkaAdmin admin, KafkaSettings settings) {
    var configuration = new HashMap<>(admin.getConfigurationProperties());
    configuration.put(AdminClientConfig.CLIENT_ID_CONFIG, "topic-creator");
    return new TopicCreator(configuration, settings.replicas());
  }

  /**
   * Whole polls. Offsets are committed some time after the listener has returned, and when
   * partitions are given away: a commit for each poll is a write of the broker that the next poll
   * waits for, and while texts come one by one most polls are of one record. What a killed instance
   * has not committed comes again; every listener can be told the same twice.
   */
  @Bean
  @Qualifier("batchListeners")
  ConcurrentKafkaListenerContainerFactory<String, byte[]> batchListeners(
      ConsumerFactory<String, byte[]> consumers) {
    var factory = new ConcurrentKafkaListenerContainerFactory<String, byte[]>();
    factory.setConsumerFactory(consumers);
    factory.setBatchListener(true);
    factory.getContainerProperties().setAckMode(ContainerProperties.AckMode.TIME);
    factory.getContainerProperties().setAckTime(BETWEEN_COMMITS.toMillis());
    // what the last poll before a pause in the traffic has left to commit waits no longer than this
    factory.getContainerProperties().setPollTimeout(LONGEST_POLL.toMillis());
    // else a broker that refuses us once, while its access lists change, ends the container for
    // good
    factory.getContainerProperties().setAuthExceptionRetryInterval(BETWEEN_REFUSALS);
    factory.getContainerProperties().setMicrometerEnabled(false); // BatchMeters tell more
    factory.setCommonErrorHandler(waitingOutOutages());
    return factory;
  }

  /** Only outages get here (see {@link BatchWork}): they are waited out, however long. */
  private static DefaultErrorHandler waitingOutOutages() {
    var backOff = new ExponentialBackOff(FIRST_WAIT_MILLIS, 2);
    backOff.setMaxInterval(LONGEST_WAIT_MILLIS);
    backOff.setMaxElapsedTime(Long.MAX_VALUE);
    return new DefaultErrorHandler(backOff);
  }
}
