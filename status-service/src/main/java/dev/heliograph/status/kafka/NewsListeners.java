package dev.heliograph.status.kafka;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.status.tracking.News;
import dev.heliograph.status.tracking.TrackingStore;
import dev.heliograph.support.kafka.BatchWork;
import dev.heliograph.support.kafka.Received;
import dev.heliograph.support.trace.TraceParent;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Reads everything that tells of messages, many at once: most news of one message come within a
 * moment, and what one batch says of it is one change of its row. Nobody waits for the store, so it
 * is better asked rarely.
 */
@Component
class NewsListeners {
  private static final Logger log = LoggerFactory.getLogger(NewsListeners.class);
  private static final String MOST = "max.poll.records=${heliograph.status.poll-records:5000}";
  private static final String ENOUGH = "fetch.min.bytes=${heliograph.status.poll-bytes:1048576}";
  private static final String LONGEST_WAIT =
      "fetch.max.wait.ms=${heliograph.status.poll-wait-millis:200}";

  private final BatchWork batches;
  private final TrackingStore store;

  NewsListeners(BatchWork batches, TrackingStore store) {
    this.batches = batches;
    this.store = store;
  }

  @KafkaListener(
      id = "status.news",
      groupId = "status.news",
      topics = {
        Topics.MESSAGES_URGENT,
        Topics.MESSAGES_NORMAL,
        Topics.MESSAGES_BULK,
        Topics.MESSAGES_NOTICES,
        Topics.STATUS,
        Topics.CALLBACKS,
        Topics.COMMANDS
      },
      containerFactory = "batchListeners",
      properties = {MOST, ENOUGH, LONGEST_WAIT},
      autoStartup = "false")
  void on(List<ConsumerRecord<String, byte[]>> records) {
    batches.run(
        records,
        NewsListeners::read,
        news -> {
          store.record(news.stream().map(Received::value).toList());
          if (log.isDebugEnabled()) {
            news.forEach(NewsListeners::told);
          }
        });
  }

  private static void told(Received<News> news) {
    try (var _ = TraceParent.logged(news.trace())) {
      MessageId id = news.value().messageId();
      log.atDebug().addKeyValue("messageId", id).log("message={} recorded", id);
    }
  }

  private static News read(ConsumerRecord<String, byte[]> consumed) {
    return switch (consumed.topic()) {
      case Topics.STATUS -> News.of(read(consumed, StatusChange.class), consumed.offset());
      case Topics.CALLBACKS -> News.of(read(consumed, ProviderReport.class), consumed.offset());
      case Topics.COMMANDS -> News.of(read(consumed, Command.class), consumed.offset());
      default -> message(consumed);
    };
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
