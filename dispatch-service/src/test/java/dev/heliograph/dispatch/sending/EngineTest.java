package dev.heliograph.dispatch.sending;

import static dev.heliograph.dispatch.sending.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.ledger.NewSend;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.TestLedger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

@Timeout(60)
class EngineTest {
  private static final TestLedger DATABASE = new TestLedger();

  private final FakeSmsGateway gateway = new FakeSmsGateway();
  private final Instance instance = new Instance(DATABASE, gateway);
  private final SendingSettings settings = TestSettings.with(20, 1);
  private final Engine engine =
      new Engine(
          new Engine.Parts(
              instance.housekeeping,
              DATABASE.heartbeat(instance.owner),
              instance.feeder,
              new LanePauses(
                  new KafkaListenerEndpointRegistry(),
                  instance.permits,
                  instance.backlog,
                  settings),
              new Engine.Delivery(
                  instance.sender, instance.outcomes, instance.publisher, instance.permits),
              new Loops(Duration.ofMillis(1))),
          settings,
          instance.wakeUp);

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void stopWaitsForTheCallAndItsOutcomeAndWhatIsToldOfIt() throws InterruptedException {
    var calling = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    gateway.does(
        sms -> {
          calling.countDown();
          return came(answer) ? FakeSmsGateway.accept(sms) : new SendOutcome.Rejected(1);
        });
    engine.start();
    OutboundMessage message = message("+15551230001", "hello");
    instance.poll(message);
    assertThat(came(calling)).isTrue();
    Thread stopping = Thread.ofVirtual().start(engine::stop);
    Awaitility.await().until(() -> !engine.isRunning());
    answer.countDown();
    stopping.join();
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.ACCEPTED);
    assertThat(instance.reported)
        .extracting(StatusChange::status)
        .containsExactly(MessageStatus.ACCEPTED);
    assertThat(DATABASE.jdbc.sql("select count(*) from unreported").query(Integer.class).single())
        .as("nobody publishes it again")
        .isZero();
  }

  private static boolean came(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Its housekeeping has ended by then: the stop itself must look for it. */
  @Test
  void stopHandsBackWhatAnUnclearStatementBegan() throws InterruptedException {
    NewSend send = TestLedger.send(TestLedger.id(), "a", 1);
    long turn = instance.owner.nextTurn();
    instance.ledger.claim(Lane.NORMAL, List.of(send), turn);
    instance.unclear.add(turn);
    engine.stop();
    instance.outcomes.flushAll();
    assertThat(DATABASE.state(send.id())).isEqualTo(SendState.QUEUED);
  }
}
