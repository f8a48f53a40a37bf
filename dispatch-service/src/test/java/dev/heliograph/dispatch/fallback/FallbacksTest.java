package dev.heliograph.dispatch.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.Topics;
import dev.heliograph.contracts.event.EventRef;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Content;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.MessageStatus;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.OutboundMessage.Fallback;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.message.StatusChange;
import dev.heliograph.dispatch.alerts.AlertBook;
import dev.heliograph.dispatch.ledger.Owner;
import dev.heliograph.dispatch.ledger.Retries;
import dev.heliograph.dispatch.ledger.SendState;
import dev.heliograph.dispatch.ledger.Standings;
import dev.heliograph.dispatch.ledger.TestLedger;
import dev.heliograph.dispatch.ledger.Unreported;
import dev.heliograph.dispatch.settling.AutomaticRetry;
import dev.heliograph.dispatch.settling.Failures;
import dev.heliograph.dispatch.settling.Report;
import dev.heliograph.dispatch.settling.Settling;
import dev.heliograph.dispatch.settling.ToldReports;
import dev.heliograph.support.config.Secret;
import dev.heliograph.support.kafka.OutgoingRecord;
import dev.heliograph.support.personal.PersonalData;
import dev.heliograph.teststack.TestStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows where a text has failed for good: one mail, whoever hears of it and how often. */
class FallbacksTest {
  private static final TestLedger DATABASE = new TestLedger();
  private static final PersonalData PERSONAL_DATA = personalData();
  private static final int FINAL = 30005;
  private static final int PASSING = 30003;

  private final List<OutgoingRecord> published = new ArrayList<>();
  private final Owner owner = Owner.newRun();
  private final FallbackStore store =
      new FallbackStore(DATABASE.jdbc, PERSONAL_DATA, FallbacksTest::open);
  private final AlertBook alerts = new AlertBook(DATABASE.jdbc, Duration.ofMinutes(15));
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final FallbackMeters meters = new FallbackMeters(registry);
  private final Fallbacks fallbacks = new Fallbacks(store, alerts, meters, Clock.systemUTC());
  private final FallbackPublisher publisher =
      new FallbackPublisher(store, published::addAll, meters);
  private final Settling one = settling();
  private final Settling other = settling();
  private final OutboundMessage text = text();

  @AfterEach
  void empty() {
    DATABASE.empty();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Test
  void aTextThatFailsLateIsFollowedByOneMailHoweverOftenThatIsTold() {
    sent(text);
    for (int i = 0; i < 3; i++) {
      fails(one, 1, FINAL);
      fails(other, 1, FINAL);
      publisher.run();
    }
    assertThat(DATABASE.state(text.id())).isEqualTo(SendState.FAILED);
    OutboundMessage mail = onlyMail();
    assertThat(mail.id()).isEqualTo(fallback().id());
    assertThat(mail.to()).isEqualTo(fallback().to());
    assertThat(mail.handling().lane()).isEqualTo(Lane.NOTICES);
    assertThat(mail.handling().notAfter()).isAfter(Instant.now().plus(Duration.ofHours(23)));
    assertThat(told("fell_back")).containsExactly(text.id());
  }

  @Test
  void aPassingFailureIsTriedAgainFirstAndTheLastOneIsFollowed() {
    sent(text);
    fails(one, 1, PASSING);
    publisher.run();
    assertThat(DATABASE.state(text.id())).isEqualTo(SendState.WAITING);
    assertThat(published).isEmpty();
    for (int attempt = 2; attempt <= 3; attempt++) {
      reported(one, attempt, MessageStatus.SENT, 0);
      fails(one, attempt, PASSING);
    }
    publisher.run();
    assertThat(DATABASE.state(text.id())).isEqualTo(SendState.FAILED);
    assertThat(onlyMail().id()).isEqualTo(fallback().id());
  }

  @Test
  void aTextThatArrivesIsNotFollowed() {
    sent(text);
    reported(one, 1, MessageStatus.DELIVERED, 0);
    fails(one, 1, FINAL);
    publisher.run();
    assertThat(published).isEmpty();
  }

  @Test
  void manyThatCannotBeReadDoNotKeepTheNextOneBack() {
    DATABASE
        .jdbc
        .sql(
            """
            insert into fallback (message_id, instead_of, since, payload)
            select gen_random_uuid(), gen_random_uuid(), now() - interval '1 hour', :payload
            from generate_series(1, 100)
            """)
        .param("payload", new byte[] {1})
        .update();
    sent(text);
    fails(one, 1, FINAL);
    publisher.run(); // a whole batch of what cannot be read
    publisher.run();
    assertThat(onlyMail().id()).isEqualTo(fallback().id());
  }

  @Test
  void whatCannotBeReadKeepsNoReportBack() {
    sent(text);
    DATABASE
        .jdbc
        .sql("update send set payload = :payload where message_id = :id")
        .param("payload", new byte[] {1})
        .param("id", text.id().value())
        .update();
    fails(one, 1, FINAL);
    assertThat(DATABASE.state(text.id())).isEqualTo(SendState.FAILED);
    assertThat(store.unpublished()).isEmpty();
  }

  @Test
  void aRefusalIsFollowedToo() {
    assertThat(codes(fallbacks.refused(List.of(text)))).containsExactly("fell_back");
    assertThat(fallbacks.refused(List.of(text))).isEmpty();
    publisher.run();
    assertThat(onlyMail().id()).isEqualTo(fallback().id());
  }

  @Test
  void whereTheMailIsRefusedTooThatIsToldOfTheTextAndAlerted() {
    fallbacks.refused(List.of(text));
    publisher.run();
    List<StatusChange> told = fallbacks.refused(List.of(onlyMail()));
    assertThat(codes(told)).containsExactly("both_failed");
    assertThat(told).extracting(StatusChange::messageId).containsExactly(text.id());
    assertThat(told).extracting(StatusChange::attempt).containsExactly(0);
    assertThat(DATABASE.jdbc.sql("select cause from alert").query(String.class).list())
        .containsExactly("both_failed");
    assertThat(counted("begun")).isEqualTo(1);
    assertThat(counted("failed")).isEqualTo(1);
  }

  private double counted(String outcome) {
    return registry.get("heliograph.dispatch.fallbacks").tag("outcome", outcome).counter().count();
  }

  @Test
  void aTextWhoseTimePassesBeforeItIsSentIsFollowedToo() {
    waits(text);
    assertThat(codes(fallbacks.expiring(List.of(text.id())))).containsExactly("fell_back");
    assertThat(fallbacks.expiring(List.of(text.id()))).isEmpty();
    publisher.run();
    assertThat(onlyMail().id()).isEqualTo(fallback().id());
  }

  /** What it reminds of is over. */
  @ParameterizedTest
  @EnumSource(value = Category.class, names = "TRANSACTIONAL", mode = EnumSource.Mode.EXCLUDE)
  void whatIsOfNoUseAfterItsTimeIsNot(Category category) {
    OutboundMessage late = text(category);
    waits(late);
    assertThat(fallbacks.expiring(List.of(late.id()))).isEmpty();
  }

  @Test
  void aMailWhoseTimePassesIsTheEndOfBoth() {
    fallbacks.refused(List.of(text));
    List<StatusChange> told = fallbacks.expiring(List.of(fallback().id()));
    assertThat(codes(told)).containsExactly("both_failed");
    assertThat(told).extracting(StatusChange::messageId).containsExactly(text.id());
  }

  @Test
  void nothingIsKeptOnceTheBrokerHasIt() {
    fallbacks.refused(List.of(text));
    publisher.run();
    publisher.run();
    assertThat(published).hasSize(1);
    assertThat(
            DATABASE
                .jdbc
                .sql("select count(*) from fallback where payload is not null")
                .query(Long.class)
                .single())
        .isZero();
  }

  private Settling settling() {
    var again =
        new AutomaticRetry(
            new Retries(DATABASE.jdbc, owner, 3),
            (row, provider) -> new ToldReports().uncertainAgain(row.id(), row.attempt()));
    return new Settling(
        new Standings(DATABASE.jdbc),
        DATABASE.transactions,
        DATABASE.unreported(),
        new ToldReports(),
        new Failures(again, fallbacks));
  }

  private void sent(OutboundMessage message) {
    claimed(message);
    reported(one, 1, MessageStatus.SENT, 0);
  }

  private void waits(OutboundMessage message) {
    claimed(message);
    DATABASE.jdbc.sql("update send set state = 'QUEUED'").update();
  }

  /** Its row keeps the message as the ledger does. */
  private void claimed(OutboundMessage message) {
    var useful = Instant.now().plus(Duration.ofDays(2));
    var send = TestLedger.send(message.id(), "recipient of " + message.id(), 1, useful);
    TestLedger.claim(DATABASE.of(owner), owner, send);
    DATABASE
        .jdbc
        .sql("update send set payload = :payload, route = 'twilio/main' where message_id = :id")
        .param("payload", ContractJson.write(message))
        .param("id", message.id().value())
        .update();
  }

  private void fails(Settling instance, int attempt, int code) {
    reported(instance, attempt, MessageStatus.UNDELIVERED, code);
  }

  private void reported(Settling instance, int attempt, MessageStatus status, int code) {
    instance.apply(
        List.of(
            new Report(
                text.id(),
                attempt,
                "SM" + attempt + text.id(),
                Optional.of(status),
                Optional.of(code))));
  }

  private OutboundMessage onlyMail() {
    assertThat(published).hasSize(1);
    assertThat(published.getFirst().topic()).isEqualTo(Topics.MESSAGES_NOTICES);
    return ContractJson.read(published.getFirst().value(), OutboundMessage.class);
  }

  private List<MessageId> told(String code) {
    DATABASE.age(Duration.ofMinutes(1));
    return DATABASE.unreported().takeOld().stream()
        .map(Unreported.Flush::changes)
        .flatMap(List::stream)
        .filter(change -> change.reason().code().filter(code::equals).isPresent())
        .map(StatusChange::messageId)
        .toList();
  }

  private static List<String> codes(List<StatusChange> told) {
    return told.stream().map(change -> change.reason().code().orElse("")).toList();
  }

  private Fallback fallback() {
    return text.fallback().orElseThrow();
  }

  private static OutboundMessage open(MessageId id, byte[] payload) {
    return ContractJson.read(payload, OutboundMessage.class);
  }

  private static OutboundMessage text() {
    return text(Category.TRANSACTIONAL);
  }

  private static OutboundMessage text(Category category) {
    Instant now = Instant.now();
    var event = new EventRef("/tests", "e-1", "ticket.closed", Optional.empty(), now);
    var mail =
        new Fallback(
            new MessageId(UUID.randomUUID()),
            new Recipient(Channel.EMAIL, "john@example.com"),
            new Content("It said: hello", Optional.empty(), Optional.of("A text did not arrive")));
    return new OutboundMessage(
        new MessageId(UUID.randomUUID()),
        new Recipient(Channel.SMS, "+15551230001"),
        new Content("hello", Optional.empty()),
        new Handling(category, Lane.NORMAL, now.plusSeconds(3600), Optional.empty()),
        new Origin(event, "rule", "customer", Map.of(), Optional.empty()),
        Optional.of(mail));
  }

  private static PersonalData personalData() {
    Map<String, String> environment = TestStack.environmentWithoutDatabase();
    return PersonalData.of(
        new Secret(environment.getOrDefault("HELIOGRAPH_KEYSET", "")),
        new Secret(environment.getOrDefault("HELIOGRAPH_HASH_KEYSET", "")));
  }
}
