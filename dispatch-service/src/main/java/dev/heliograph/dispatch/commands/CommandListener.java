package dev.heliograph.dispatch.commands;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.support.kafka.BatchWork;
import dev.heliograph.support.kafka.Received;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/** Reads commands. */
final class CommandListener {
  private final BatchWork batches;
  private final Commands commands;

  CommandListener(BatchWork batches, Commands commands) {
    this.batches = batches;
    this.commands = commands;
  }

  @KafkaListener(
      id = "dispatch.commands",
      groupId = "dispatch.commands",
      topics = Topics.COMMANDS,
      containerFactory = "batchListeners")
  void on(List<ConsumerRecord<String, byte[]>> records) {
    batches.run(
        records,
        one -> ContractJson.read(one.value(), Command.class),
        received -> commands.carryOut(received.stream().map(Received::value).toList()));
  }
}
