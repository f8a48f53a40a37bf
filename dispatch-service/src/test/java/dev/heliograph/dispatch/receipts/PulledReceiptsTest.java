package dev.heliograph.dispatch.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.ReportHeaders;
import dev.heliograph.dispatch.ledger.LedgerChange;
import dev.heliograph.dispatch.ledger.LedgerChange.Evidence;
import dev.heliograph.dispatch.ledger.LedgerChange.To;
import dev.heliograph.dispatch.ledger.NewSend;
import dev.heliograph.dispatch.ledger.NewSend.Way;
import dev.heliograph.dispatch.ledger.Outcomes;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.ledger.Turn;
import dev.heliograph.dispatch.ledger.Unreceipted;
import dev.heliograph.dispatch.receipts.ReceiptSource.Answer;
import dev.heliograph.dispatch.receipts.ReceiptSource.NoneYet;
import dev.heliograph.dispatch.receipts.ReceiptSource.Receipt;
import dev.heliograph.dispatch.settling.Report;
import dev.heliograph.dispatch.settling.Settling;
import dev.heliograph.dispatch.settling.ToldReports;
import dev.heliograph.support.kafka.OutgoingRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PulledReceiptsTest {
  private static final TestLedger DATABASE = new TestLedger();
  private static final ReceiptSettings SETTINGS =
      new ReceiptSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(3), 10, 4);

  private final Owner owner = Owner.newRun();
  private final Source source = new Source();
  private final List<OutgoingRecord> published = new ArrayList<>();
  private final PulledReceipts receipts =
      new PulledReceipts(
          source, new Unreceipted(DATABASE.jdbc), published::addAll, SETTINGS, Clock.systemUTC());

  private static final class Source implements ReceiptSource {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new NoneYet();

    @Override
    public String provider() {
      return "advanta";
    }

    @Override
    public Answer ask(String providerId) {
      asked.add(providerId);
      return answer;
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

  private MessageId accepted(String provider, String sid) {
    MessageId id = TestLedger.id();
    NewSend plain = TestLedger.send(id, "ann", 1);
    var way = new Way(new Route(provider, "main"), Channel.SMS, 1);
    var send = new NewSend(id, plain.position(), way, plain.terms(), false, true, plain.payload());
    long turn = owner.nextTurn();
    DATABASE.of(owner).claim(send.position().recipient().lane(), List.of(send), turn);
    var evidence = new Evidence(Optional.of(sid), Optional.empty(), true);
    new Outcomes(DATABASE.jdbc, owner)
        .write(
            List.of(new LedgerChange(new Turn(id, 1, turn), To.ACCEPTED, Duration.ZERO, evidence)));
    return id;
  }

  private static Answer receipt(String word, MessageStatus status) {
    return new Receipt(word, Optional.of(status), Optional.empty(), Map.of());
  }

  private void later(Duration time) throws InterruptedException {
    DATABASE.age(time);
    receipts.tick();
  }

  @Test
  void receiptIsPublishedAsAReportOfItsAttempt() throws InterruptedException {
    MessageId id = accepted("advanta", "829");
    source.answer = receipt("DeliveredToTerminal", MessageStatus.DELIVERED);
    later(Duration.ofSeconds(6));
    OutgoingRecord only = published.getFirst();
    ReportHeaders report = ReportHeaders.read(only.headers());
    assertThat(published).hasSize(1);
    assertThat(only.key()).isEqualTo(id.toString());
    assertThat(report.messageId()).isEqualTo(id);
    assertThat(report.attempt()).isEqualTo(1);
    assertThat(report.reported().provider()).isEqualTo("advanta");
    assertThat(report.reported().providerId()).isEqualTo("829");
    assertThat(report.reported().status()).contains(MessageStatus.DELIVERED);
  }

  /** It was left to people, and then our own answer came after all. */
  @Test
  void textWhoseAnswerCameLateIsAskedAboutToo() throws InterruptedException {
    MessageId id = accepted("advanta", "829");
    DATABASE
        .jdbc
        .sql("update send set state = 'UNCERTAIN', due = 'infinity', sids = '{}'")
        .update();
    new Settling(
            new Standings(DATABASE.jdbc),
            DATABASE.transactions,
            DATABASE.unreported(),
            new ToldReports())
        .applyOurs(List.of(Report.accepted(id, 1, "829")));
    assertThat(DATABASE.state(id)).isEqualTo(SendState.ACCEPTED);
    source.answer = receipt("DeliveredToTerminal", MessageStatus.DELIVERED);
    later(Duration.ofSeconds(6));
    assertThat(published).hasSize(1);
  }

  @Test
  void textIsAskedAboutEverMoreSeldomAndTheSameWordIsPublishedOnce() throws InterruptedException {
    accepted("advanta", "829");
    source.answer = receipt("SentToNetwork", MessageStatus.SENT);
    receipts.tick();
    assertThat(source.asked).as("not at once").isEmpty();
    for (int minutes = 0; minutes < 60; minutes++) {
      later(Duration.ofMinutes(1));
    }
    assertThat(source.asked).hasSizeBetween(5, 8);
    assertThat(published).hasSize(1);
    source.answer = receipt("DeliveredToTerminal", MessageStatus.DELIVERED);
    later(Duration.ofHours(2));
    assertThat(published).hasSize(2);
  }

  @Test
  void otherProvidersTextsAndOldOnesAreNotAskedAbout() throws InterruptedException {
    accepted("twilio", "SM1");
    accepted("advanta", "829");
    later(Duration.ofHours(73));
    later(Duration.ofHours(73));
    later(Duration.ofHours(300));
    assertThat(source.asked).as("once more at the end").containsExactly("829");
  }
}
