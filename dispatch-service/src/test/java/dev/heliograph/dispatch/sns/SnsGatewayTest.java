package dev.heliograph.dispatch.sns;

import static dev.heliograph.dispatch.wire.SocketStub.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.errors.ErrorExplanations;
import dev.heliograph.contracts.message.OutboundMessage;
import dev.heliograph.dispatch.ledger.Route;
import dev.heliograph.dispatch.sending.Attempt;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.Messages;
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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever Amazon does, one attempt is one request, and ends in time. */
@Timeout(60)
class SnsGatewayTest {
  private static final String ID = "567910cd-659e-55d4-8ccb-5aaf14679dc0";
  private static final String PUBLISHED =
      "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>"
          + ID
          + "</MessageId></PublishResult><ResponseMetadata><RequestId>r-1</RequestId>"
          + "</ResponseMetadata></PublishResponse>";
  private static final OutboundMessage MESSAGE = Messages.message("+15551230001", "🎫 1+1 & more");
  private static final Duration TOTAL = Duration.ofSeconds(2);

  private static SendOutcome send(String url, String sender, Deadline startBy) throws IOException {
    var settings =
        new SnsSettings(
            "AKIATEST",
            new Secret("secret"),
            new Secret(""),
            "eu-west-1",
            "Helio",
            "number=+15005550006",
            url);
    try (var requests = new SingleRequests("sns", 4, TOTAL, Duration.ZERO);
        var client = SnsConfiguration.client(settings, requests)) {
      return new SnsGateway(client, settings.byName(), requests, Clock.systemUTC())
          .send(new Attempt(MESSAGE, 1, new Route("sns", sender)), startBy);
    }
  }

  private static SendOutcome send(String url) throws IOException {
    return send(url, "main", Deadline.in(Duration.ofSeconds(5)));
  }

  private static void expect(SocketStub.Behaviour behaviour, SendOutcome expected)
      throws IOException {
    try (var stub = new SocketStub(behaviour)) {
      assertThat(send(stub.url())).isEqualTo(expected);
      assertThat(stub.requests()).hasSize(1);
    }
  }

  private static String error(String code) {
    return "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>Sender</Type>"
        + "<Code>"
        + code
        + "</Code><Message>said so</Message></Error><RequestId>r-1</RequestId></ErrorResponse>";
  }

  @Test
  void publishedIsAccepted() throws IOException {
    expect(answering(200, "Content-Type: text/xml\r\n", PUBLISHED), new Accepted(ID));
  }

  @Test
  void thePathOfAnEndpointIsKept() throws IOException {
    try (var stub = new SocketStub(answering(200, "", PUBLISHED))) {
      send(stub.url() + "/sns");
      assertThat(stub.requests().getFirst()).startsWith("POST /sns HTTP/1.1");
    }
  }

  @Test
  void requestIsSignedAndSaysAllThatAmazonNeeds() throws IOException {
    try (var stub = new SocketStub(answering(200, "", PUBLISHED))) {
      send(stub.url());
      String request = stub.requests().getFirst();
      assertThat(request)
          .startsWith("POST / HTTP/1.1")
          .contains("AWS4-HMAC-SHA256 Credential=AKIATEST/")
          .contains("/eu-west-1/sns/aws4_request");
      assertThat(fields(request))
          .contains(
              "Action=Publish",
              "PhoneNumber=+15551230001",
              "Message=🎫 1+1 & more",
              "AWS.SNS.SMS.SMSType",
              "Transactional",
              "AWS.SNS.SMS.SenderID",
              "Helio");
    }
  }

  @Test
  void numberIsANumberAndNoName() throws IOException {
    try (var stub = new SocketStub(answering(200, "", PUBLISHED))) {
      send(stub.url(), "number", Deadline.in(Duration.ofSeconds(5)));
      assertThat(fields(stub.requests().getFirst()))
          .contains("AWS.MM.SMS.OriginationNumber", "+15005550006")
          .doesNotContain("AWS.SNS.SMS.SenderID");
    }
  }

  private static String fields(String request) {
    String form = request.substring(request.indexOf("\r\n\r\n") + 4);
    return URLDecoder.decode(form, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidParameter, 4001",
    "400, ValidationError, 4001",
    "400, OptedOut, 4002",
    "404, NotFound, 4000",
    "400, SomethingNew, 4000"
  })
  void refusalHasItsNumber(int status, String code, int number) throws IOException {
    expect(answering(status, "", error(code)), new Rejected(number));
  }

  @ParameterizedTest
  @CsvSource({
    "403, AuthorizationError, 4031",
    "403, InvalidClientTokenId, 4032",
    "403, SignatureDoesNotMatch, 4032",
    "400, RequestExpired, 4033"
  })
  void refusedAccountIsNoFaultOfTheMessage(int status, String code, int number) throws IOException {
    expect(
        answering(status, "", error(code)),
        new NotSent(Cause.CREDENTIALS, Optional.of(number), Optional.of(Duration.ofMinutes(1))));
  }

  @ParameterizedTest
  @CsvSource({"400, Throttling", "429, Throttled", "429, ''"})
  void tooManyRequestsIsNotSent(int status, String code) throws IOException {
    expect(
        answering(status, "Retry-After: 2\r\n", code.isEmpty() ? "" : error(code)),
        new NotSent(Cause.THROTTLED, Optional.of(4291), Optional.of(Duration.ofSeconds(2))));
  }

  @ParameterizedTest
  @CsvSource({"500, InternalError", "503, ServiceUnavailable", "503, Throttling"})
  void whatFailsInsideAmazonIsUncertain(int status, String code) throws IOException {
    expect(answering(status, "", error(code)), new Uncertain("http_" + status));
  }

  @Test
  void pageOfSomethingInBetweenIsUncertain() throws IOException {
    expect(answering(502, "", "<html>Bad Gateway</html>"), new Uncertain("http_502"));
    expect(answering(403, "", "<html>Forbidden</html>"), new Uncertain("http_403"));
    expect(answering(307, "Location: http://127.0.0.1:1/\r\n", ""), new Uncertain("http_307"));
  }

  @Test
  void answerWithoutAnIdIsUncertain() throws IOException {
    try (var stub = new SocketStub(answering(200, "", "<html>ok</html>"))) {
      assertThat(send(stub.url())).isInstanceOf(Uncertain.class);
      assertThat(stub.requests()).hasSize(1);
    }
  }

  @Test
  void lostAnswersAreUncertain() throws IOException {
    expect(SocketStub::drop, new Uncertain("no_answer"));
    expect(SocketStub::reset, new Uncertain("connection_lost"));
    expect(SocketStub::silence, new Uncertain("read_timeout"));
    expect(SocketStub::trickle, new Uncertain("read_timeout"));
  }

  @Test
  void whatCannotBeReachedIsNotSent() throws IOException {
    var unreachable = NotSent.because(Cause.UNREACHABLE);
    assertThat(send(SocketStub.refusingUrl())).isEqualTo(unreachable);
    assertThat(send("http://no-such-host.invalid")).isEqualTo(unreachable);
  }

  @Test
  void nothingIsWrittenOnceTheTimeForStartingHasPassed() throws IOException {
    try (var stub = new SocketStub(answering(200, "", PUBLISHED))) {
      assertThat(send(stub.url(), "main", Deadline.in(Duration.ZERO))).isEqualTo(new NotBegun());
      assertThat(stub.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyErrorIsExplained(SnsError error) {
    assertThat(ErrorExplanations.isKnown("sns", Integer.toString(error.number()))).isTrue();
  }
}
