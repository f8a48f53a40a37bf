package dev.heliograph.dispatch.commands;

import dev.heliograph.contracts.command.CancelRequested;
import dev.heliograph.contracts.command.Command;
import dev.heliograph.contracts.command.RetryRequested;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.commands.Verdict.Done;
import dev.heliograph.dispatch.commands.Verdict.Refused;
import dev.heliograph.dispatch.commands.Verdict.Repeated;
import dev.heliograph.dispatch.ledger.Commanded;
import dev.heliograph.dispatch.ledger.CommandedRows;
import dev.heliograph.dispatch.ledger.CommandedRows.Change;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Transactions;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.dispatch.ledger.Unreported.Flush;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Carries commands out, a batch at a time: the rows are locked, it is decided, and what became of
 * each command is written with the rows. May be repeated.
 */
public final class Commands {
  private static final Duration AGAIN = Duration.ofMillis(100);

  private final Ledger ledger;
  private final Ruling ruling;
  private final CommandTeller teller;
  private final CommandMeter meter;
  private final Duration patience;

  /** The parts of the ledger that it reads and writes. */
  public record Ledger(CommandedRows rows, Transactions transactions, Unreported unreported) {}

  /**
   * Carries nothing out yet.
   *
   * @param patience how long a failure that status knows of may take to reach the ledger: both read
   *     the same report, each when it comes to it
   */
  Commands(
      Ledger ledger, Ruling ruling, CommandTeller teller, CommandMeter meter, Duration patience) {
    this.patience = patience;
    this.ledger = ledger;
    this.ruling = ruling;
    this.teller = teller;
    this.meter = meter;
  }

  /** A command and what was decided about it. */
  record Decided(Command command, Verdict verdict, Optional<StatusChange> told) {}

  /** In their order. */
  public void carryOut(List<Command> commands) {
    awaitFailures(commands);
    record Carried(List<Decided> decided, Flush flush) {}
    Carried carried =
        ledger
            .transactions()
            .run(
                () -> {
                  List<Decided> decided = decide(commands);
                  return new Carried(decided, write(decided));
                });
    if (!carried.flush().changes().isEmpty()) {
      teller.publish(carried.flush());
    }
    carried.decided().forEach(meter::count);
  }

  private void awaitFailures(List<Command> commands) {
    long begun = System.nanoTime();
    try {
      while (System.nanoTime() - begun < patience.toNanos() && isAnyFailureUnread(commands)) {
        Thread.sleep(AGAIN);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isAnyFailureUnread(List<Command> commands) {
    Map<MessageId, Commanded> rows = ledger.transactions().run(() -> lock(commands));
    return commands.stream()
        .anyMatch(
            command ->
                command instanceof RetryRequested retry
                    && Optional.ofNullable(rows.get(retry.messageId()))
                        .filter(row -> row.state() == SendState.ACCEPTED)
                        .filter(row -> row.attempt() == retry.attempt())
                        .isPresent());
  }

  private Map<MessageId, Commanded> lock(List<Command> commands) {
    Set<MessageId> ids =
        commands.stream().map(Command::messageId).collect(Collectors.toCollection(TreeSet::new));
    return ledger.rows().lock(ids);
  }

  private List<Decided> decide(List<Command> commands) {
    Map<MessageId, Commanded> claimed = claimMissing(commands);
    Map<MessageId, Commanded> rows = lock(commands);
    rows.keySet().removeAll(claimed.keySet());
    var decided = new ArrayList<Decided>();
    for (Command command : commands) {
      Decided one = decide(command, rows, claimed);
      if (one.verdict() instanceof Done done) {
        rows.put(command.messageId(), done.row());
        if (command instanceof RetryRequested) {
          rows.replaceAll((_, row) -> row.beside(command.messageId()));
        }
      }
      decided.add(one);
    }
    return decided;
  }

  /**
   * Messages that are called back before they came. They are inserted before any row is locked: who
   * waits for another's insert holds nothing that the other may wait for.
   */
  private Map<MessageId, Commanded> claimMissing(List<Command> commands) {
    Set<MessageId> canceled =
        commands.stream()
            .filter(CancelRequested.class::isInstance)
            .map(Command::messageId)
            .collect(Collectors.toCollection(TreeSet::new));
    var claimed = new HashMap<MessageId, Commanded>();
    if (!canceled.isEmpty()) {
      ledger.rows().claimCanceled(canceled).forEach(row -> claimed.put(row.id(), row));
    }
    return claimed;
  }

  private Decided decide(
      Command command, Map<MessageId, Commanded> rows, Map<MessageId, Commanded> claimed) {
    Optional<Commanded> row = Optional.ofNullable(rows.get(command.messageId()));
    Optional<Commanded> fresh = Optional.ofNullable(claimed.get(command.messageId()));
    Verdict verdict =
        fresh
            .filter(_ -> row.isEmpty() && command instanceof CancelRequested)
            .<Verdict>map(canceled -> new Done(new Change(canceled, Optional.empty())))
            .or(() -> row.map(there -> ruling.on(there, command)))
            .orElseGet(ruling::withoutRow);
    return new Decided(command, verdict, told(command, verdict, row));
  }

  private Optional<StatusChange> told(Command command, Verdict verdict, Optional<Commanded> row) {
    return switch (verdict) {
      case Done done ->
          Optional.of(
              command instanceof CancelRequested
                  ? teller.canceled(done.row())
                  : teller.retried(done.row()));
      case Refused(var why) -> Optional.of(teller.refused(command, row.map(Commanded::state), why));
      case Repeated() -> Optional.empty();
    };
  }

  /** Of several changes of one row the last. */
  private Flush write(List<Decided> decided) {
    var changes = new HashMap<MessageId, Change>();
    for (Decided one : decided) {
      if (one.verdict() instanceof Done(var change)) {
        changes.put(change.to().id(), change);
      }
    }
    if (!changes.isEmpty()) {
      ledger.rows().write(changes.values());
    }
    var flush =
        new Flush(UUID.randomUUID(), decided.stream().flatMap(one -> one.told().stream()).toList());
    if (!flush.changes().isEmpty()) {
      ledger.unreported().add(flush);
    }
    return flush;
  }
}
