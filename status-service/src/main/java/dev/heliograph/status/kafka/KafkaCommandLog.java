package dev.heliograph.status.kafka;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.status.commands.CommandLog;
import dev.heliograph.support.kafka.OutgoingRecord;
import dev.heliograph.support.kafka.RecordPublisher;
import java.util.List;
import org.springframework.stereotype.Component;

/** Commands go to the topic {@code commands}, keyed by message id. */
@Component
class KafkaCommandLog implements CommandLog {
  private final RecordPublisher publisher;

  KafkaCommandLog(RecordPublisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void append(List<? extends Command> commands) {
    publisher.publishAll(commands.stream().map(KafkaCommandLog::outgoing).toList());
  }

  private static OutgoingRecord outgoing(Command command) {
    return OutgoingRecord.of(
        Topics.COMMANDS, command.messageId().toString(), ContractJson.write(command));
  }
}
