package dev.heliograph.dispatch.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.OutboundSms;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import dev.heliograph.dispatch.wire.SingleRequests;
import dev.heliograph.dispatch.wire.SocketStub;
import dev.heliograph.support.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the provider does, one attempt is one POST, and ends in time. */
@Timeout(60)
class SinglePostTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String SID = "SM0123456789abcdef0123456789abcdef";
  private static final String CREATED = "{\"sid\":\"" + SID + "\",\"status\":\"queued\"}";
  private static final OutboundSms SMS =
      new OutboundSms(
          new MessageId(UUID.fromString("0192f1a0-0000-8000-8000-000000000001")),
          2,
          "+15551230001",
          "🎫 1+1 & more",
          NOW.plusSeconds(90));
  private static final Duration TOTAL = Duration.ofSeconds(1);

  private static SendOutcome send(String url) throws IOException {
    return send(url, Deadline.in(Duration.ofSeconds(5)));
  }

  private static SendOutcome send(String url, Deadline startBy) throws IOException {
    try (var http = client(url)) {
      return gateway(url, http).send(SMS, startBy);
    }
  }

  private static SinglePostClient client(String url) {
    return client(url, 4, TOTAL);
  }

  private static SinglePostClient client(String url, int connections, Duration total) {
    var requests = new SingleRequests("twilio", connections, total, Duration.ZERO);
    return new SinglePostClient(url, requests, new TwilioAnswers(fixed()));
  }

  private static Clock fixed() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private static TwilioGateway gateway(String url, SinglePostClient http) {
    var settings =
        new TwilioSettings(
            "AC" + "0".repeat(32),
            new Secret("token"),
            "+15005550006",
            "",
            "",
            url,
            "https://texts.example.com");
    return new TwilioGateway(settings, http, fixed());
  }

  private static void expect(SocketStub.Behaviour behaviour, SendOutcome expected)
      throws IOException {
    try (var stub = new SocketStub(behaviour)) {
      assertThat(send(stub.url())).isEqualTo(expected);
      assertThat(stub.requests()).hasSize(1);
    }
  }

  @Test
  void createdIsAccepted() throws IOException {
    expect(SocketStub.answering(201, "", CREATED), new Accepted(SID));
  }

  @Test
  void requestSaysAllThatTwilioNeeds() throws IOException {
    try (var stub = new SocketStub(SocketStub.answering(201, "", CREATED))) {
      send(stub.url());
      String request = stub.requests().getFirst();
      assertThat(request)
          .startsWith("POST /2010-04-01/Accounts/AC" + "0".repeat(32) + "/Messages.json HTTP/1.1");
      String form = request.substring(request.indexOf("\r\n\r\n") + 4);
      assertThat(form.split("&"))
          .extracting(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
          .containsExactlyInAnyOrder(
              "To=+15551230001",
              "From=+15005550006",
              "Body=🎫 1+1 & more",
              "ValidityPeriod=90",
              "StatusCallback=https://texts.example.com/webhooks/twilio/status/"
                  + "0192f1a0-0000-8000-8000-000000000001/2#rc=5&rp=all");
    }
  }

  @Test
  void serverErrorIsUncertain() throws IOException {
    expect(
        SocketStub.answering(500, "", "{\"code\":20500,\"status\":500}"),
        new Uncertain("http_500"));
  }

  @Test
  void unavailableWithItsOwnCodeIsNotSent() throws IOException {
    expect(
        SocketStub.answering(503, "Retry-After: 7\r\n", "{\"code\":20503,\"status\":503}"),
        new NotSent(Cause.UNAVAILABLE, Optional.of(20503), Optional.of(Duration.ofSeconds(7))));
  }

  @Test
  void unavailableWithoutABodyIsUncertain() throws IOException {
    expect(SocketStub.answering(503, "", ""), new Uncertain("http_503"));
  }

  @Test
  void tooManyRequestsIsNotSent() throws IOException {
    expect(
        SocketStub.answering(429, "Retry-After: 2\r\n", "{\"code\":20429}"),
        new NotSent(Cause.THROTTLED, Optional.of(20429), Optional.of(Duration.ofSeconds(2))));
  }

  @Test
  void refusalKeepsTwiliosCode() throws IOException {
    expect(SocketStub.answering(400, "", "{\"code\":21211}"), new Rejected(21211));
  }

  @Test
  void wrongTokenIsNoFaultOfTheMessage() throws IOException {
    expect(
        SocketStub.answering(
            401, "WWW-Authenticate: Basic realm=\"Twilio API\"\r\n", "{\"code\":20003}"),
        new NotSent(Cause.CREDENTIALS, Optional.of(20003), Optional.of(Duration.ofMinutes(1))));
  }

  @Test
  void refusalBeforeAnythingIsDoneNeedsNoWordsOfTwilio() throws IOException {
    expect(SocketStub.answering(429, "", ""), NotSent.because(Cause.THROTTLED));
    expect(
        SocketStub.answering(401, "", "<html>who are you?</html>"),
        new NotSent(Cause.CREDENTIALS, Optional.empty(), Optional.of(Duration.ofMinutes(1))));
  }

  @ParameterizedTest
  @CsvSource({"403, 20005", "403, 20008", "404, 20404", "400, 30002"})
  void refusedAccountIsNoFaultOfTheMessage(int status, int code) throws IOException {
    expect(
        SocketStub.answering(status, "", "{\"code\":" + code + "}"),
        new NotSent(Cause.CREDENTIALS, Optional.of(code), Optional.of(Duration.ofMinutes(1))));
  }

  @Test
  void requestThatTimedOutAtTheServerIsUncertain() throws IOException {
    expect(SocketStub.answering(408, "", ""), new Uncertain("http_408"));
  }

  @Test
  void faultBeforeAnythingIsWrittenIsNotSent() throws IOException {
    try (var http = client("http://not a host")) {
      assertThat(gateway("http://not a host", http).send(SMS, Deadline.in(TOTAL)))
          .isEqualTo(NotSent.because(Cause.UNREACHABLE));
    }
  }

  /** Its handshake is never answered. */
  @Test
  void callThatIsCutWhileConnectingIsNotSent() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(send("https://127.0.0.1:" + silent.getLocalPort()))
          .isEqualTo(NotSent.because(Cause.UNREACHABLE));
    }
  }

  @Test
  void callThatFindsNoFreeConnectionIsNotSent() throws Exception {
    var arrived = new CountDownLatch(1);
    var behaviour =
        (SocketStub.Behaviour)
            (connection, out) -> {
              arrived.countDown();
              Thread.sleep(Duration.ofHours(1));
            };
    try (var stub = new SocketStub(behaviour);
        var http = client(stub.url(), 1, Duration.ofSeconds(20))) {
      TwilioGateway gateway = gateway(stub.url(), http);
      Thread first =
          Thread.ofVirtual().start(() -> gateway.send(SMS, Deadline.in(Duration.ofSeconds(5))));
      arrived.await();
      assertThat(gateway.send(SMS, Deadline.in(Duration.ofSeconds(5))))
          .isEqualTo(NotSent.because(Cause.UNREACHABLE));
      assertThat(stub.requests()).hasSize(1);
      stub.connections().getFirst().close();
      first.join();
    }
  }

  @Test
  void redirectIsNotFollowed() throws IOException {
    expect(
        SocketStub.answering(307, "Location: http://127.0.0.1:1/\r\n", ""),
        new Uncertain("http_307"));
  }

  @Test
  void pageOfSomethingInBetweenIsUncertain() throws IOException {
    expect(
        SocketStub.answering(502, "Content-Type: text/html\r\n", "<html>Bad Gateway</html>"),
        new Uncertain("http_502"));
    expect(SocketStub.answering(404, "", "<html>Not Found</html>"), new Uncertain("http_404"));
    expect(SocketStub.answering(201, "", "<html>ok</html>"), new Uncertain("malformed_answer"));
    expect(
        SocketStub.answering(201, "", "{\"sid\":\"nonsense\"}"), new Uncertain("malformed_answer"));
  }

  @Test
  void connectionThatIsDroppedBeforeTheAnswerIsUncertain() throws IOException {
    expect((connection, out) -> connection.close(), new Uncertain("no_answer"));
  }

  @Test
  void connectionThatIsResetBeforeTheAnswerIsUncertain() throws IOException {
    expect(
        (connection, out) -> {
          connection.setSoLinger(true, 0);
          connection.close();
        },
        new Uncertain("connection_lost"));
  }

  @Test
  void answerThatNeverComesIsCutAtTheTotal() throws IOException {
    expect((connection, out) -> Thread.sleep(Duration.ofHours(1)), new Uncertain("read_timeout"));
  }

  @Test
  void answerThatTricklesIsCutAtTheTotal() throws IOException {
    expect(SocketStub::trickle, new Uncertain("read_timeout"));
  }

  @Test
  void refusedConnectionIsNotSent() throws IOException {
    assertThat(send(SocketStub.refusingUrl())).isEqualTo(NotSent.because(Cause.UNREACHABLE));
  }

  @Test
  void unknownHostIsNotSent() throws IOException {
    assertThat(send("http://no-such-host.invalid")).isEqualTo(NotSent.because(Cause.UNREACHABLE));
  }

  @Test
  void hostWithoutTlsIsNotSent() throws IOException {
    try (var stub = new SocketStub(SocketStub.answering(201, "", CREATED))) {
      assertThat(send(stub.url().replace("http:", "https:")))
          .isEqualTo(NotSent.because(Cause.UNREACHABLE));
      assertThat(stub.requests()).isEmpty();
    }
  }

  @Test
  void nothingIsWrittenOnceTheTimeForStartingHasPassed() throws IOException {
    try (var stub = new SocketStub(SocketStub.answering(201, "", CREATED))) {
      assertThat(send(stub.url(), Deadline.in(Duration.ZERO))).isEqualTo(new NotBegun());
      assertThat(stub.requests()).isEmpty();
    }
  }

  @Test
  void connectionThatTheProviderClosedMeanwhileIsNotUsedAgain() throws IOException {
    try (var stub = new SocketStub(SocketStub.answering(201, "", CREATED));
        var http = client(stub.url())) {
      TwilioGateway gateway = gateway(stub.url(), http);
      gateway.send(SMS, Deadline.in(Duration.ofSeconds(5)));
      stub.connections().getFirst().close();
      assertThat(gateway.send(SMS, Deadline.in(Duration.ofSeconds(5))))
          .isEqualTo(new Accepted(SID));
      assertThat(stub.requests()).hasSize(2);
      assertThat(stub.connections()).hasSize(2);
    }
  }

  @Test
  void connectionThatIsClosedJustAfterItsAnswerIsNeverWrittenToTwice() throws IOException {
    try (var stub =
            new SocketStub(
                (connection, out) -> {
                  SocketStub.answering(201, "", CREATED).answer(connection, out);
                  connection.close();
                });
        var http = client(stub.url())) {
      TwilioGateway gateway = gateway(stub.url(), http);
      for (int sent = 1; sent <= 20; sent++) {
        int before = stub.requests().size();
        SendOutcome outcome = gateway.send(SMS, Deadline.in(Duration.ofSeconds(5)));
        assertThat(stub.requests().size() - before).isLessThanOrEqualTo(1);
        assertThat(outcome).matches(was -> was instanceof Accepted || was instanceof Uncertain);
      }
    }
  }
}
