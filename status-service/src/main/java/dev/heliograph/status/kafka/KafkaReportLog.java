package dev.heliograph.status.kafka;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.contracts.message.ReportHeaders;
import dev.heliograph.status.tracking.ReportLog;
import dev.heliograph.support.kafka.OutgoingRecord;
import dev.heliograph.support.kafka.RecordPublisher;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reports go to the topic {@code callbacks}, keyed by message id. */
@Component
class KafkaReportLog implements ReportLog {
  private final RecordPublisher publisher;

  KafkaReportLog(RecordPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void append(ProviderReport report) {
    publisher.publishAll(
        List.of(
            new OutgoingRecord(
                Topics.CALLBACKS,
                report.messageId().toString(),
                ReportHeaders.of(report).write(),
                ContractJson.write(report))));
  }
}
