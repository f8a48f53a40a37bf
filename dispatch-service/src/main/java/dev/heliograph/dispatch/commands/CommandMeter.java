package dev.heliograph.dispatch.commands;

import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.dispatch.commands.Commands.Decided;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts what came of commands: people send them, so they are few. */
public final class CommandMeter {
  private static final Logger log = LoggerFactory.getLogger(CommandMeter.class);

  private final MeterRegistry meters;

  public CommandMeter(MeterRegistry meters) {
    this.meters = meters;
    for (String command : List.of("retry", "cancel")) {
      for (String outcome : List.of("done", "refused", "repeated")) {
        counter(command, outcome);
      }
    }
  }

  void count(Decided decided) {
    Command command = decided.command();
    String outcome = word(decided.verdict());
    log.info(
        "message={} attempt={} {} asked by {}: {}",
        command.messageId(),
        command.attempt(),
        word(command),
        command.asked().by(),
        outcome);
    counter(word(command), outcome).increment();
  }

  private static String word(Command command) {
    return switch (command) {
      case RetryRequested _ -> "retry";
      case CancelRequested _ -> "cancel";
    };
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Done _ -> "done";
      case Verdict.Refused _ -> "refused";
      case Verdict.Repeated _ -> "repeated";
    };
  }

  private Counter counter(String command, String outcome) {
    return Counter.builder("heliograph.dispatch.commands")
        .description("Commands of people, by what came of them")
        .tag("command", command)
        .tag("outcome", outcome)
        .register(meters);
  }
}
