package dev.heliograph.dispatch.sending;

import static dev.heliograph.dispatch.sending.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.gates.Breakers.Standing;
import dev.heliograph.dispatch.gates.Pause;
import dev.heliograph.dispatch.gates.Target;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits for a provider that is down, where there is a second one. */
class DetoursTest {
  private static final Route FIRST = new Route("first", "main");
  private static final Route SECOND = new Route("second", "main");
  private static final String LOYAL = "loyal";
  private static final TestLedger DATABASE = new TestLedger();

  private final FakeSmsGateway first = new FakeSmsGateway("first");
  private final FakeSmsGateway second = new FakeSmsGateway("second");
  private final Instance instance =
      new Instance(DATABASE, List.of(first, second), new Order(), Instance.Options.usual(DATABASE));

  /** Some messages have no second way. */
  private static final class Order implements Routing {
    @Override
    public Route of(OutboundMessage message) {
      return FIRST;
    }

    @Override
    public Optional<Route> after(Route failed, OutboundMessage message) {
      boolean stays = message.content().body().equals(LOYAL);
      return failed.equals(FIRST) && !stays ? Optional.of(SECOND) : Optional.empty();
    }

    @Override
    public Optional<Route> openAfter(
        Route waitedFor, OutboundMessage message, Predicate<Route> open) {
      return after(waitedFor, message).filter(open);
    }

    @Override
    public boolean leadsOn(Route route) {
      return route.equals(FIRST);
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

  private static OutboundMessage[] texts(int from, int count, String body) {
    return IntStream.range(from, from + count)
        .mapToObj(n -> message("+1555123%04d".formatted(n), body))
        .toArray(OutboundMessage[]::new);
  }

  private void down(Instance any) {
    for (int i = 0; i < 5; i++) {
      any.gates.breakers().failed("first", Duration.ofMillis(1));
    }
    assertThat(any.gates.breakers().standing("first")).isEqualTo(Standing.OPEN);
  }

  private long waitingFor(Route route) {
    return DATABASE
        .jdbc
        .sql("select count(*) from send where state in ('QUEUED', 'WAITING') and route = :route")
        .param("route", route.value())
        .query(Long.class)
        .single();
  }

  @Test
  void whatWaitsForAProviderThatIsDownGoesOnByTheNextOneWithoutATry() throws InterruptedException {
    instance.gates.pause(Target.provider("first"), "console", Optional.empty());
    instance.poll(texts(0, 30, "hello"));
    down(instance);
    instance.detours.take();
    assertThat(waitingFor(FIRST)).as("people want it to wait").isEqualTo(30);
    instance.gates.resume(Target.provider("first"), "console");
    instance.detours.take();
    for (int round = 0; round < 3; round++) {
      instance.feeder.feed();
      instance.finishCalls();
    }
    assertThat(first.sent()).isEmpty();
    assertThat(second.sent()).hasSize(30);
    assertThat(second.sent()).extracting(OutboundSms::attempt).containsOnly(1);
  }

  @Test
  void whatWasRefusedAConnectionGoesOnTooOnceItIsDue() throws InterruptedException {
    first.does(sms -> NotSent.because(Cause.UNREACHABLE));
    OutboundMessage[] texts = texts(0, 5, "hello");
    instance.poll(texts);
    instance.finishCalls();
    assertThat(DATABASE.state(texts[0].id())).isEqualTo(SendState.WAITING);
    DATABASE.age(Duration.ofMinutes(6));
    instance.housekeeping.tick();
    down(instance);
    instance.detours.take();
    instance.feeder.feed();
    instance.finishCalls();
    assertThat(second.sent()).hasSize(5);
    assertThat(second.sent()).extracting(OutboundSms::attempt).containsOnly(2);
  }

  @Test
  void whatASenderThatIsRefusedKeepsBackGoesOnToo() {
    instance.gates.pause(Target.sender(FIRST), Pause.OURSELVES, Optional.of("refused"));
    instance.poll(texts(0, 5, "hello"));
    instance.detours.take();
    assertThat(waitingFor(SECOND)).isEqualTo(5);
  }

  @Test
  void whatPeopleHavePausedStaysAndNothingGoesWhereItWouldWaitAsWell() {
    instance.gates.pause(Target.sender(FIRST), "console", Optional.empty());
    instance.poll(texts(0, 5, "hello"));
    instance.detours.take();
    assertThat(waitingFor(FIRST)).isEqualTo(5);
    instance.gates.resume(Target.sender(FIRST), "console");
    instance.gates.pause(Target.sender(SECOND), "console", Optional.empty());
    down(instance);
    instance.detours.take();
    assertThat(waitingFor(FIRST)).isEqualTo(5);
  }

  /** It may be out: a late report may yet say so. */
  @Test
  void whatAProviderHasHadStays() {
    instance.gates.pause(Target.sender(FIRST), Pause.OURSELVES, Optional.of("refused"));
    instance.poll(texts(0, 1, "hello"));
    DATABASE.jdbc.sql("update send set sids = '{\"SM1\": 1}', state = 'WAITING'").update();
    instance.detours.take();
    assertThat(waitingFor(FIRST)).isEqualTo(1);
  }

  /** The list has not shown it, and may be late: the same provider is asked first. */
  @Test
  void whatWasSettledAsNotSentStays() {
    instance.gates.pause(Target.sender(FIRST), Pause.OURSELVES, Optional.of("refused"));
    instance.poll(texts(0, 1, "hello"));
    DATABASE.jdbc.sql("update send set answers = 1, state = 'WAITING'").update();
    instance.detours.take();
    assertThat(waitingFor(FIRST)).isEqualTo(1);
  }

  @Test
  void whatHasNoOtherWayDoesNotHideWhatHas() {
    instance.gates.pause(Target.sender(FIRST), Pause.OURSELVES, Optional.of("refused"));
    for (int poll = 0; poll < Detours.MOST / 100; poll++) {
      instance.poll(texts(poll * 100, 100, LOYAL));
    }
    instance.poll(texts(Detours.MOST, 5, "hello"));
    instance.detours.take();
    instance.detours.take();
    assertThat(waitingFor(SECOND)).isEqualTo(5);
    assertThat(waitingFor(FIRST)).isEqualTo(Detours.MOST);
  }
}
