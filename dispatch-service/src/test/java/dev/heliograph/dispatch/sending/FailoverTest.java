package dev.heliograph.dispatch.sending;

import static dev.heliograph.dispatch.sending.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two providers in one order of preference. */
class FailoverTest {
  private static final Route FIRST = new Route("first", "main");
  private static final Route SECOND = new Route("second", "main");
  private static final TestLedger DATABASE = new TestLedger();

  private final FakeSmsGateway first = new FakeSmsGateway("first");
  private final FakeSmsGateway second = new FakeSmsGateway("second");
  private final Instance instance =
      new Instance(DATABASE, List.of(first, second), new Order(), Instance.Options.usual(DATABASE));
  private final OutboundMessage message = message("+15551230001", "hello");

  private static final class Order implements Routing {
    @Override
    public Route of(OutboundMessage message) {
      return FIRST;
    }

    @Override
    public Optional<Route> after(Route failed, OutboundMessage message) {
      return failed.equals(FIRST) ? Optional.of(SECOND) : Optional.empty();
    }
  }

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private void again() throws InterruptedException {
    DATABASE.age(Duration.ofMinutes(6));
    instance.housekeeping.tick();
    instance.feeder.feed();
    instance.finishCalls();
  }

  @Test
  void refusedConnectionsGoOnByTheNextProvider() throws InterruptedException {
    first.does(sms -> NotSent.because(Cause.UNREACHABLE));
    instance.poll(message);
    instance.finishCalls();
    for (int more = 0; more < 3; more++) {
      again();
    }
    assertThat(first.sent()).hasSize(3);
    assertThat(second.sent()).hasSize(1);
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.ACCEPTED);
    StatusChange last = instance.reported.getLast();
    assertThat(last.status()).isEqualTo(MessageStatus.ACCEPTED);
    assertThat(last.attempt()).isEqualTo(4);
    assertThat(last.reason().provider().orElseThrow().provider()).isEqualTo("second");
  }

  /** Its breaker opens: what it keeps back goes on too, probe by probe. */
  @Test
  void allTextsOfAProviderThatIsDownGoOnByTheNextOne() throws InterruptedException {
    first.does(sms -> NotSent.because(Cause.UNREACHABLE));
    List<OutboundMessage> texts =
        IntStream.range(0, 20)
            .mapToObj(n -> message("+1555123%04d".formatted(n), "hello"))
            .toList();
    instance.poll(texts.toArray(OutboundMessage[]::new));
    instance.finishCalls();
    for (int more = 0; more < 60 && second.sent().size() < texts.size(); more++) {
      again();
    }
    assertThat(second.sent()).hasSize(texts.size());
    assertThat(texts)
        .allSatisfy(text -> assertThat(DATABASE.state(text.id())).isEqualTo(SendState.ACCEPTED));
  }

  @Test
  void aSenderThatIsNotConfiguredAnyMoreIsNoDoubt() throws InterruptedException {
    var without =
        new Instance(DATABASE, List.of(first), new Gone(), Instance.Options.usual(DATABASE));
    without.poll(message);
    without.finishCalls();
    assertThat(first.sent()).isEmpty();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.WAITING);
  }

  private static final class Gone implements Routing {
    @Override
    public Route of(OutboundMessage message) {
      return new Route("first", "gone");
    }
  }

  @Test
  void refusedAccountGoesOnAtOnce() throws InterruptedException {
    first.does(sms -> NotSent.because(Cause.CREDENTIALS));
    instance.poll(message);
    instance.finishCalls();
    again();
    assertThat(first.sent()).hasSize(1);
    assertThat(second.sent()).hasSize(1);
  }

  @Test
  void lostAnswerNeverGoesOnByAnother() throws InterruptedException {
    first.does(sms -> new Uncertain("read_timeout"));
    instance.poll(message);
    instance.finishCalls();
    for (int more = 0; more < 8; more++) {
      again();
    }
    assertThat(first.sent()).hasSize(1);
    assertThat(second.sent()).isEmpty();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.UNCERTAIN);
  }

  @Test
  void lostAnswerOfTheNextOneEndsIt() throws InterruptedException {
    first.does(sms -> NotSent.because(Cause.CREDENTIALS));
    second.does(sms -> new Uncertain("no_answer"));
    instance.poll(message);
    instance.finishCalls();
    for (int more = 0; more < 4; more++) {
      again();
    }
    assertThat(first.sent()).hasSize(1);
    assertThat(second.sent()).hasSize(1);
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.UNCERTAIN);
  }

  @Test
  void refusalOfTheMessageIsFinal() throws InterruptedException {
    first.does(sms -> new Rejected(21610));
    instance.poll(message);
    instance.finishCalls();
    again();
    assertThat(second.sent()).isEmpty();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.REJECTED);
  }

  @Test
  void tooManyRequestsWaitForTheSameProvider() throws InterruptedException {
    first.does(sms -> NotSent.because(Cause.THROTTLED));
    instance.poll(message);
    instance.finishCalls();
    for (int more = 0; more < 4; more++) {
      again();
    }
    assertThat(first.sent()).hasSize(5);
    assertThat(second.sent()).isEmpty();
  }
}
