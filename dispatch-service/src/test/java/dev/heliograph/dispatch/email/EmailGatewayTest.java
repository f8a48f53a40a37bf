package dev.heliograph.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.event.EventRef;
import dev.heliograph.contracts.message.Category;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Content;
import dev.heliograph.contracts.message.EmailAddress;
import dev.heliograph.contracts.message.Handling;
import dev.heliograph.contracts.message.Lane;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Origin;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.sending.Attempt;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.support.config.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail server says, or does not say, at each step. */
class EmailGatewayTest {
  private static final MessageId ID = new MessageId(UUID.randomUUID());
  private static final OutboundMessage MESSAGE = message();

  @Test
  void aMailIsHandedOverOnceUnderItsOwnId() throws IOException {
    try (var server = new MailStub(Map.of())) {
      assertThat(send(server)).isEqualTo(new Accepted("<" + ID + "@example.com>"));
      assertThat(server.ended()).isEqualTo(1);
      assertThat(server.heard())
          .contains(
              "MAIL FROM:<texts@example.com>",
              "RCPT TO:<john@example.com>",
              "Message-ID: <" + ID + "@example.com>",
              "Auto-Submitted: auto-generated",
              "hello");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"greeting", "EHLO", "MAIL", "RCPT", "DATA"})
  void whatBreaksBeforeTheEndOfTheDataIsCertainlyNotSent(String command) throws IOException {
    try (var server = new MailStub(Map.of(command, MailStub.HANG_UP, "HELO", MailStub.HANG_UP))) {
      assertThat(send(server)).isEqualTo(NotSent.because(Cause.UNREACHABLE));
      assertThat(server.ended()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"'', connection_lost", "..., read_timeout"})
  void anAnswerThatIsLostAfterTheEndLeavesItUncertain(String answer, String cause)
      throws IOException {
    try (var server = new MailStub(Map.of(".", answer))) {
      assertThat(send(server)).isEqualTo(new Uncertain(cause));
      assertThat(server.ended()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RCPT", "DATA", "."})
  void aRefusalForGoodIsOneWhereverItComes(String command) throws IOException {
    try (var server = new MailStub(Map.of(command, "550 no"))) {
      assertThat(send(server)).isEqualTo(new Rejected(550));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 451, REFUSED_FOR_NOW",
    "., 452, REFUSED_FOR_NOW",
    "MAIL, 421, UNAVAILABLE",
    "MAIL, 530, CREDENTIALS"
  })
  void aRefusalForNowIsTriedAgain(String command, int code, Cause cause) throws IOException {
    try (var server = new MailStub(Map.of(command, code + " later"))) {
      assertThat(send(server))
          .isInstanceOfSatisfying(
              NotSent.class,
              notSent -> {
                assertThat(notSent.cause()).isEqualTo(cause);
                assertThat(notSent.errorCode()).hasValue(code);
              });
    }
  }

  /** It does not know the mail yet: it speaks of us, or of itself. */
  @ParameterizedTest
  @CsvSource({"greeting, 554", "greeting, 421", "EHLO, 550"})
  void aServerThatRefusesAtItsGreetingSaysNothingOfTheMail(String command, int code)
      throws IOException {
    String no = code + " no";
    try (var server = new MailStub(Map.of(command, no, "HELO", no))) {
      assertThat(send(server))
          .isInstanceOfSatisfying(
              NotSent.class,
              notSent -> {
                assertThat(notSent.cause()).isEqualTo(Cause.UNAVAILABLE);
                assertThat(notSent.errorCode()).hasValue(code);
                assertThat(notSent.retryAfter()).isPresent();
              });
    }
  }

  @Test
  void nobodyWhoListensIsCertainlyNotSent() throws IOException {
    int port;
    try (var gone = new MailStub(Map.of())) {
      port = gone.port();
    }
    assertThat(send(port, Deadline.in(Duration.ofSeconds(5))))
        .isEqualTo(NotSent.because(Cause.UNREACHABLE));
  }

  @Test
  void whatIsTooLateIsNotBegun() throws IOException {
    try (var server = new MailStub(Map.of())) {
      assertThat(send(server.port(), Deadline.in(Duration.ZERO))).isEqualTo(new NotBegun());
      assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  private static SendOutcome send(MailStub server) {
    return send(server.port(), Deadline.in(Duration.ofSeconds(5)));
  }

  /** On a virtual thread, as the sender does. */
  private static SendOutcome send(int port, Deadline startBy) {
    var url = new Secret("smtp://127.0.0.1:" + port);
    var server = new MailServer(SmtpServer.parse(url), Duration.ofSeconds(2));
    var letters = new Letters(new EmailAddress("texts@example.com"), Clock.systemUTC());
    var gateway = new EmailGateway(server, letters, 2);
    var attempt = new Attempt(MESSAGE, 1, new Route("smtp", "main"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return CompletableFuture.supplyAsync(() -> gateway.send(attempt, startBy), threads).join();
    }
  }

  private static OutboundMessage message() {
    Instant now = Instant.now();
    var event = new EventRef("/tests", "e-1", "ticket.closed", Optional.empty(), now);
    return new OutboundMessage(
        ID,
        new Recipient(Channel.EMAIL, "john@example.com"),
        new Content("hello", Optional.empty(), Optional.of("A subject")),
        new Handling(Category.TRANSACTIONAL, Lane.NOTICES, now.plusSeconds(3600), Optional.empty()),
        new Origin(event, "rule", "customer", Map.of(), Optional.empty()));
  }
}
