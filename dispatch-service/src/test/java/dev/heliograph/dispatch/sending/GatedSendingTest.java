package dev.heliograph.dispatch.sending;

import static dev.heliograph.dispatch.sending.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.gates.Breakers.Standing;
import dev.heliograph.dispatch.gates.Pause;
import dev.heliograph.dispatch.gates.Target;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatedSendingTest {
  private static final Route MAIN = Instance.ROUTE;
  private static final Route SALES = new Route("fake", "sales");

  private static final TestLedger DATABASE = new TestLedger();

  private final FakeSmsGateway gateway = new FakeSmsGateway();
  private final Instance instance = instance();
  private int people;

  private Instance instance() {
    return instance(gateway, GatedSendingTest::bySubject);
  }

  private static Instance instance(
      FakeSmsGateway gateway, Function<OutboundMessage, Route> routing) {
    var options =
        new Instance.Options(true, 20, Duration.ofSeconds(5), DATABASE.transactions, routing);
    return new Instance(DATABASE, gateway, options);
  }

  private static Route bySubject(OutboundMessage message) {
    return message.content().body().startsWith("sales") ? SALES : MAIN;
  }

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private OutboundMessage text(String body) {
    return message("+1555124%04d".formatted(people++), body);
  }

  private OutboundMessage[] texts(int count, String body) {
    return IntStream.range(0, count).mapToObj(i -> text(body)).toArray(OutboundMessage[]::new);
  }

  private void pause(Target target) {
    instance.gates.pause(target, "console", Optional.empty());
  }

  @Test
  void textsOfAPausedSenderWaitAndOthersOfTheSameLaneGoOn() throws InterruptedException {
    pause(Target.sender(MAIN));
    OutboundMessage waits = text("news");
    instance.poll(waits, text("sales today"));
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(gateway.bodies()).containsExactly("sales today");
    assertThat(DATABASE.state(waits.id())).isEqualTo(SendState.QUEUED);
    instance.gates.resume(Target.sender(MAIN), "console");
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(gateway.bodies()).containsExactly("sales today", "news");
  }

  @Test
  void callUnderWayEndsAndItsRetryWaits() throws InterruptedException {
    gateway.does(
        sms -> {
          pause(Target.provider("fake"));
          return NotSent.because(Cause.UNREACHABLE);
        });
    OutboundMessage message = text("news");
    instance.poll(message);
    instance.finishCalls();
    DATABASE.age(Duration.ofSeconds(5));
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(gateway.sent()).hasSize(1);
    assertThat(DATABASE.state(message.id())).isEqualTo(SendState.WAITING);
  }

  @Test
  void pauseOutlivesARestart() throws InterruptedException {
    pause(Target.EVERYTHING);
    instance.poll(text("news"));
    Instance next = instance();
    DATABASE.age(Duration.ofSeconds(6), next.owner);
    next.housekeeping.tick();
    next.feeder.feed();
    next.finishCalls();
    assertThat(gateway.sent()).isEmpty();
    next.gates.resume(Target.EVERYTHING, "console");
    next.feeder.feed();
    next.finishCalls();
    assertThat(gateway.sent()).hasSize(1);
  }

  @Test
  void textsOfAProviderThatIsDownWaitUntriedAndGoOutOnceItIsBack() throws InterruptedException {
    gateway.does(sms -> NotSent.because(Cause.UNREACHABLE));
    instance.poll(texts(6, "tried"));
    instance.finishCalls();
    assertThat(instance.gates.breakers().standing("fake")).isNotEqualTo(Standing.CLOSED);
    OutboundMessage[] waiting = texts(10, "untried");
    instance.poll(waiting);
    for (int second = 0; second < 30; second++) {
      DATABASE.age(Duration.ofSeconds(1));
      instance.feeder.feed();
      instance.finishCalls();
    }
    assertThat(gateway.sent().size()).as("two probes at a time").isLessThanOrEqualTo(6 + 2 * 30);
    assertThat(gateway.sent()).extracting(OutboundSms::attempt).allMatch(attempt -> attempt <= 2);
    assertThat(waiting)
        .allSatisfy(one -> assertThat(DATABASE.state(one.id())).isEqualTo(SendState.QUEUED));
    assertThat(instance.alerts).extracting(Alert::cause).containsExactly("provider_down:fake");

    gateway.does(FakeSmsGateway::accept);
    for (int round = 0; round < 3; round++) {
      instance.feeder.feed();
      instance.finishCalls();
    }
    assertThat(instance.gates.breakers().standing("fake")).isEqualTo(Standing.CLOSED);
    assertThat(open()).isZero();
  }

  private long open() {
    return DATABASE
        .jdbc
        .sql("select count(*) from send where state <> 'ACCEPTED'")
        .query(Long.class)
        .single();
  }

  @Test
  void whatTheProviderRefusesIsAnAnswer() throws InterruptedException {
    gateway.does(sms -> new Rejected(1));
    instance.poll(texts(20, "refused"));
    instance.finishCalls();
    gateway.does(sms -> new NotSent(Cause.THROTTLED, Optional.of(20429), Optional.empty()));
    instance.poll(texts(20, "throttled"));
    instance.finishCalls();
    assertThat(instance.gates.breakers().standing("fake")).isEqualTo(Standing.CLOSED);
  }

  /** One that is stepped by the test, instead of the instance's own. */
  private Pacer pacer(double perSecond) throws InterruptedException {
    instance.pacers.wake(MAIN, EnumSet.noneOf(Use.class));
    instance.pacers.stop();
    instance.gates.limit(MAIN, OptionalDouble.of(perSecond), "console");
    var pacer = new Pacer(MAIN, instance.pacing);
    pacer.wake(EnumSet.allOf(Use.class));
    return pacer;
  }

  @Test
  void senderWithALimitStartsNoMoreThanItHasLeasedAndNoOtherWaits() throws InterruptedException {
    Pacer pacer = pacer(40);
    instance.poll(texts(5, "news"));
    instance.poll(text("sales today"));
    instance.finishCalls();
    assertThat(gateway.bodies()).containsExactly("sales today");
    instance.feeder.feed();
    pacer.lease();
    instance.finishCalls();
    assertThat(gateway.bodies()).hasSize(1 + Pacer.segments(40)).endsWith("news", "news");
  }

  @Test
  void urgentTextGoesBeforeAllThatWaitsForTheSameSender() throws InterruptedException {
    Pacer pacer = pacer(20);
    instance.poll(Lane.BULK, texts(10, "bulk"));
    instance.poll(Lane.NORMAL, texts(10, "normal"));
    instance.poll(Lane.URGENT, text("code"));
    for (int lease = 0; lease < 3; lease++) {
      pacer.lease();
      instance.finishCalls();
    }
    assertThat(gateway.bodies()).containsExactly("code", "normal", "normal");
  }

  @Test
  void longTextIsPaidForByThoseThatFollow() throws InterruptedException {
    Pacer pacer = pacer(20);
    instance.poll(text("long ".repeat(120)), text("short"));
    long begun = System.nanoTime();
    pacer.lease();
    pacer.lease();
    instance.finishCalls();
    assertThat(gateway.sent()).hasSize(2);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("four segments at twenty a second")
        .isGreaterThan(Duration.ofMillis(200));
  }

  @Test
  void senderThatItsProviderRefusesIsPausedAndPeopleAreTold() throws InterruptedException {
    var twilio = new FakeSmsGateway("twilio");
    var route = new Route("twilio", "main");
    Instance paused = instance(twilio, message -> route);
    twilio.does(sms -> new Rejected(21606));
    for (int i = 0; i < 3; i++) {
      paused.poll(text("refused"));
      paused.finishCalls();
    }
    OutboundMessage next = text("next");
    paused.poll(next);
    paused.finishCalls();
    assertThat(twilio.sent()).hasSize(3);
    assertThat(DATABASE.state(next.id())).isEqualTo(SendState.QUEUED);
    assertThat(paused.gates.pause(Target.sender(route)).map(Pause::by)).contains(Pause.OURSELVES);
    assertThat(paused.alerts).hasSize(1);
  }

  @Test
  void laneIsFullWithWhatAPausedSenderLeavesInTheLedger() {
    pause(Target.EVERYTHING);
    for (int i = 0; i < Instance.MOST_WAITING / 10; i++) {
      assertThat(instance.backlog.isFull(Lane.NORMAL)).isFalse();
      instance.poll(texts(10, "news"));
    }
    assertThat(instance.backlog.isFull(Lane.NORMAL)).isTrue();
    instance.backlog.look();
    assertThat(instance.backlog.isFull(Lane.NORMAL)).isTrue();
    assertThat(instance.backlog.isFull(Lane.BULK)).isFalse();
  }
}
