package dev.heliograph.status.kafka;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.status.tracking.News;
import dev.heliograph.status.tracking.TrackingStore;
import dev.heliograph.support.kafka.BatchWork;
import dev.heliograph.support.kafka.Received;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads everything that tells of messages; each topic in a group of its own, at its own pace. */
@Component
class NewsListeners {
  private final BatchWork batches;
  private final TrackingStore store;

  NewsListeners(BatchWork batches, TrackingStore store) {
    this.batches = batches;
    this.store = store;
  }

  @KafkaListener(
      id = "status.urgent",
      groupId = "status.urgent",
      topics = Topics.MESSAGES_URGENT,
      containerFactory = "batchListeners",
      autoStartup = "false")
  void onUrgent(List<ConsumerRecord<String, byte[]>> records) {
    take(records, NewsListeners::message);
  }

  @KafkaListener(
      id = "status.normal",
      groupId = "status.normal",
      topics = Topics.MESSAGES_NORMAL,
      containerFactory = "batchListeners",
      autoStartup = "false")
  void onNormal(List<ConsumerRecord<String, byte[]>> records) {
    take(records, NewsListeners::message);
  }

  @KafkaListener(
      id = "status.bulk",
      groupId = "status.bulk",
      topics = Topics.MESSAGES_BULK,
      containerFactory = "batchListeners",
      autoStartup = "false")
  void onBulk(List<ConsumerRecord<String, byte[]>> records) {
    take(records, NewsListeners::message);
  }

  @KafkaListener(
      id = "status.status",
      groupId = "status.status",
      topics = Topics.STATUS,
      containerFactory = "batchListeners",
      autoStartup = "false")
  void onStatus(List<ConsumerRecord<String, byte[]>> records) {
    take(records, consumed -> News.of(read(consumed, StatusChange.class), consumed.offset()));
  }

  @KafkaListener(
      id = "status.callbacks",
      groupId = "status.callbacks",
      topics = Topics.CALLBACKS,
      containerFactory = "batchListeners",
      autoStartup = "false")
  void onCallbacks(List<ConsumerRecord<String, byte[]>> records) {
    take(records, consumed -> News.of(read(consumed, ProviderReport.class), consumed.offset()));
  }

  private void take(
      List<ConsumerRecord<String, byte[]>> records,
      Function<ConsumerRecord<String, byte[]>, News> decode) {
    batches.run(records, decode, news -> store.record(news.stream().map(Received::value).toList()));
  }

  private static News message(ConsumerRecord<String, byte[]> consumed) {
    return News.of(
        read(consumed, OutboundMessage.class),
        Instant.ofEpochMilli(consumed.timestamp()),
        consumed.offset());
  }

  private static <T> T read(ConsumerRecord<String, byte[]> consumed, Class<T> type) {
    return ContractJson.read(consumed.value(), type);
  }
}
