package dev.heliograph.dispatch.sending;

import static dev.heliograph.dispatch.sending.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.alerts.Alert;
import dev.heliograph.dispatch.gates.Target;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.dispatch.settling.ForGood;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows, and who is told, where a message is uncertain or too late. */
class HousekeepingTest {
  private static final String LOST = "uncertain_for_good:notices";
  private static final TestLedger DATABASE = new TestLedger();

  private final FakeSmsGateway gateway = new FakeSmsGateway();
  private final Instance instance = new Instance(DATABASE, gateway);
  private final List<MessageId> expiring = new ArrayList<>();
  private final Housekeeping housekeeping =
      new Housekeeping(
          new Housekeeping.Store(
              DATABASE.heartbeat(instance.owner),
              DATABASE.sweeps(instance.owner),
              DATABASE.unreported(),
              DATABASE.transactions,
              new SweepMeters(instance.meters)),
          instance.unclear,
          new Housekeeping.Telling(
              new StatusReports(Clock.systemUTC(), "fake"),
              instance.publisher,
              new LostNotices(instance.alerts::add),
              new Followed()),
          1);

  /** Begins something in the place of what still has its words. */
  private final class Followed implements ForGood {
    @Override
    public List<StatusChange> failed(Collection<MessageId> messages) {
      return List.of();
    }

    @Override
    public List<StatusChange> refused(List<OutboundMessage> messages) {
      return List.of();
    }

    @Override
    public List<StatusChange> expiring(Collection<MessageId> messages) {
      messages.stream().filter(HousekeepingTest::hasWords).forEach(expiring::add);
      return List.of(
          new StatusReports(Clock.systemUTC(), "fake").conflict(messages.iterator().next()));
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

  private static boolean hasWords(MessageId id) {
    return DATABASE
        .jdbc
        .sql("select payload is not null from send where message_id = :id")
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  private static OutboundMessage mail() {
    OutboundMessage text = message("+15551230001", "hello");
    return new OutboundMessage(
        text.id(),
        new Recipient(Channel.EMAIL, "john@example.com"),
        text.content(),
        text.handling(),
        text.origin());
  }

  private String codeOf(OutboundMessage message) {
    return instance.reported.stream()
        .filter(change -> change.messageId().equals(message.id()))
        .map(change -> change.reason().code().orElse(""))
        .toList()
        .getLast();
  }

  private List<String> alerts() {
    return instance.alerts.stream().map(Alert::cause).toList();
  }

  @Test
  void peopleHearOfAMailWhoseAnswerWasLostAndNotOfATextThatIsYetToBeSettled()
      throws InterruptedException {
    gateway.does(sms -> new Uncertain("read_timeout"));
    instance.poll(message("+15551230001", "hello"));
    instance.finishCalls();
    assertThat(alerts()).isEmpty();
    instance.poll(Lane.NOTICES, mail());
    instance.finishCalls();
    assertThat(alerts()).containsExactly(LOST);
  }

  @Test
  void peopleHearOfAMailWhoseInstanceDied() {
    Instance dead =
        new Instance(
            DATABASE,
            gateway,
            new Instance.Options(false, 20, Duration.ofSeconds(5), DATABASE.transactions));
    OutboundMessage mail = mail();
    OutboundMessage text = message("+15551230002", "hello");
    dead.poll(Lane.NOTICES, mail);
    dead.poll(text);
    DATABASE.jdbc.sql("update send set state = 'SENDING', due = now()").update();
    housekeeping.tick();
    assertThat(DATABASE.state(text.id())).isEqualTo(SendState.UNCERTAIN);
    assertThat(alerts()).containsExactly(LOST);
    instance.publisher.publishAll();
    assertThat(codeOf(mail)).isEqualTo("cannot_be_told");
    assertThat(codeOf(text)).isEqualTo("outcome_unknown");
    assertThat(instance.alerts.getFirst().detail())
        .contains(mail.id().toString())
        .doesNotContain(text.id().toString());
  }

  @Test
  void whatExpiresIsFollowedWhileItsWordsAreThereAndBothAreTold() {
    OutboundMessage text = message("+15551230001", "hello");
    instance.gates.pause(Target.EVERYTHING, "console", Optional.empty());
    instance.poll(text);
    DATABASE.jdbc.sql("update send set not_after = now(), due = now()").update();
    housekeeping.tick();
    assertThat(expiring).containsExactly(text.id());
    assertThat(DATABASE.state(text.id())).isEqualTo(SendState.EXPIRED);
    assertThat(hasWords(text.id())).isFalse();
    instance.publisher.publishAll();
    assertThat(instance.reported)
        .extracting(StatusChange::status)
        .containsExactlyInAnyOrder(MessageStatus.REJECTED, MessageStatus.EXPIRED);
  }
}
