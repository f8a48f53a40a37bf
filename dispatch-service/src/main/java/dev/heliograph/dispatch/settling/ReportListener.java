package dev.heliograph.dispatch.settling;

import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.ReportHeaders;
import dev.heliograph.support.kafka.BatchWork;
import dev.heliograph.support.kafka.Received;
import dev.heliograph.support.kafka.RecordHeaders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Reads the provider's reports, their headers alone: what carriers wrote is not for us. Nobody
 * waits for it within a moment, so it reads many at once: the two or three reports of one text are
 * then mostly one look at its row.
 */
final class ReportListener {
  private static final Logger log = LoggerFactory.getLogger(ReportListener.class);

  private final BatchWork batches;
  private final Settling settling;
  private final Counter strangers;

  ReportListener(BatchWork batches, Settling settling, MeterRegistry meters) {
    this.batches = batches;
    this.settling = settling;
    this.strangers =
        Counter.builder("heliograph.dispatch.reports.unknown")
            .description("Reports of messages that are not in the ledger")
            .register(meters);
  }

  @KafkaListener(
      id = "dispatch.callbacks",
      groupId = "dispatch.callbacks",
      topics = Topics.CALLBACKS,
      containerFactory = "batchListeners",
      properties = {"max.poll.records=2000", "fetch.min.bytes=1048576", "fetch.max.wait.ms=500"})
  void on(List<ConsumerRecord<String, byte[]>> records) {
    batches.run(records, ReportListener::read, this::settle);
  }

  private void settle(List<Received<Report>> reports) {
    int unknown = settling.apply(reports.stream().map(Received::value).toList());
    if (unknown > 0) {
      strangers.increment(unknown);
      log.warn("reports of {} messages that are not in the ledger", unknown);
    }
  }

  private static Report read(ConsumerRecord<String, byte[]> callback) {
    return Report.of(ReportHeaders.read(RecordHeaders.of(callback)));
  }
}
