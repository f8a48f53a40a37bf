package dev.heliograph.dispatch.sending;

import static dev.heliograph.dispatch.sending.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.gates.Pause;
import dev.heliograph.dispatch.gates.RefusedSenders;
import dev.heliograph.dispatch.gates.Target;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.TestLedger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that takes texts and refuses their sender by report, later. */
class HeardRefusalsTest {
  private static final Route ROUTE = new Route("twilio", "main");
  private static final int SENDER_REFUSED = 30034;
  private static final TestLedger DATABASE = new TestLedger();

  private final Instance instance =
      new Instance(
          DATABASE,
          new FakeSmsGateway("twilio"),
          new Instance.Options(
              true, 20, Duration.ofSeconds(5), DATABASE.transactions, message -> ROUTE));
  private final HeardRefusals heard =
      new HeardRefusals(instance.ledger, new RefusedSenders(instance.gates, instance.alerts::add));

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private MessageId sent() throws InterruptedException {
    OutboundMessage message = message("+15551230001", "hello");
    instance.poll(message);
    instance.finishCalls();
    return message.id();
  }

  private void hear(MessageId id) {
    DATABASE.transactions.run(
        () -> {
          heard.heardOf(Map.of(id, SENDER_REFUSED));
          return id;
        });
  }

  private Optional<String> pausedBy() {
    return instance.gates.pause(Target.sender(ROUTE)).map(Pause::by);
  }

  @Test
  void senderIsPausedAtTheThirdRefusalThatReportsTell() throws InterruptedException {
    hear(sent());
    hear(sent());
    heard.passOn();
    assertThat(pausedBy()).isEmpty();
    hear(sent());
    heard.passOn();
    assertThat(pausedBy()).contains(Pause.OURSELVES);
    assertThat(instance.alerts)
        .extracting(Alert::cause)
        .containsExactly("sender_refused:twilio/main");
  }

  @Test
  void nothingIsPassedOnBeforeTheCommit() throws InterruptedException {
    List<MessageId> refused = List.of(sent(), sent(), sent());
    DATABASE.transactions.run(
        () -> {
          refused.forEach(id -> heard.heardOf(Map.of(id, SENDER_REFUSED)));
          heard.passOn();
          return refused;
        });
    assertThat(pausedBy()).isEmpty();
    heard.passOn();
    assertThat(pausedBy()).isPresent();
  }

  @Test
  void whatIsRolledBackCountsAsOftenAsItIsCommitted() throws InterruptedException {
    MessageId id = sent();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> rolledBack(id)).hasMessage("rolled back");
    }
    hear(id);
    heard.passOn();
    assertThat(pausedBy()).isEmpty();
    assertThat(instance.alerts).isEmpty();
  }

  private void rolledBack(MessageId id) {
    DATABASE.transactions.run(
        () -> {
          heard.heardOf(Map.of(id, SENDER_REFUSED));
          throw new IllegalStateException("rolled back");
        });
  }
}
