package dev.heliograph.dispatch.advanta;

import static dev.heliograph.dispatch.wire.SocketStub.answering;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.contracts.ContractJson;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Advanta does, one attempt is one request, and ends in time. */
@Timeout(60)
class AdvantaGatewayTest {
  private static final OutboundMessage MESSAGE = Messages.message("+254712345678", "habari & 🎫");
  private static final Duration TOTAL = Duration.ofSeconds(2);

  static AdvantaSettings settings(String url) {
    return new AdvantaSettings(new Secret("key"), "42", "HELIO", "acme=ACME", url);
  }

  private static SendOutcome send(String url, String sender, Deadline startBy) throws IOException {
    try (var requests = new SingleRequests("advanta", 4, TOTAL, Duration.ZERO)) {
      return new AdvantaGateway(settings(url), requests)
          .send(new Attempt(MESSAGE, 1, new Route("advanta", sender)), startBy);
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

  private static String coded(int code) {
    return "{\"responses\":[{\"respose-code\":" + code + ",\"response-description\":\"x\"}]}";
  }

  private static NotSent accountRefused(Optional<Integer> code) {
    return new NotSent(Cause.CREDENTIALS, code, Optional.of(Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"responses\":[{\"respose-code\":200,\"mobile\":254712345678,\"messageid\":8290842}]}",
        "{\"responses\":[{\"response-code\":200,\"messageid\":\"8290842\",\"networkid\":\"1\"}]}",
        "{\"responses\":[{\"response-code\":\"200\",\"messageid\":\"8290842\"}]}"
      })
  void bothSpellingsAreRead(String answer) throws IOException {
    expect(answering(200, "", answer), new Accepted("8290842"));
  }

  @Test
  void requestSaysAllThatAdvantaNeeds() throws IOException {
    try (var stub = new SocketStub(answering(200, "", coded(1003)))) {
      send(stub.url(), "acme", Deadline.in(Duration.ofSeconds(5)));
      String request = stub.requests().getFirst();
      assertThat(request).startsWith("POST /api/services/sendsms/ HTTP/1.1");
      String body = request.substring(request.indexOf("\r\n\r\n") + 4);
      var json = ContractJson.readTree(body.getBytes(StandardCharsets.UTF_8));
      assertThat(json.path("apikey").asString()).isEqualTo("key");
      assertThat(json.path("partnerID").asString()).isEqualTo("42");
      assertThat(json.path("mobile").asString()).isEqualTo("254712345678");
      assertThat(json.path("message").asString()).isEqualTo("habari & 🎫");
      assertThat(json.path("shortcode").asString()).isEqualTo("ACME");
    }
  }

  @Test
  void refusalKeepsAdvantasCode() throws IOException {
    expect(answering(200, "", coded(1003)), new Rejected(1003));
    expect(answering(400, "", "{\"response-code\":1001}"), new Rejected(1001));
  }

  @Test
  void refusedAccountIsNoFaultOfTheMessage() throws IOException {
    expect(answering(200, "", "{\"response-code\":1006}"), accountRefused(Optional.of(1006)));
    expect(answering(200, "", coded(1004)), accountRefused(Optional.of(1004)));
    expect(answering(401, "", ""), accountRefused(Optional.empty()));
  }

  @Test
  void notTakenIsTriedLater() throws IOException {
    expect(
        answering(200, "", coded(4090)),
        new NotSent(Cause.UNAVAILABLE, Optional.of(4090), Optional.of(Duration.ofMinutes(5))));
    expect(answering(429, "", ""), NotSent.because(Cause.THROTTLED));
  }

  @Test
  void whatSaysNothingOfTheMessageIsUncertain() throws IOException {
    expect(answering(200, "", coded(1005)), new Uncertain("code_1005"));
    expect(answering(200, "", coded(7777)), new Uncertain("code_7777"));
    expect(answering(500, "", coded(200)), new Uncertain("http_500"));
    expect(answering(503, "", ""), new Uncertain("http_503"));
    expect(answering(200, "", "<html>ok</html>"), new Uncertain("malformed_answer"));
    expect(answering(200, "", coded(200)), new Uncertain("malformed_answer"));
    expect(answering(307, "Location: http://127.0.0.1:1/\r\n", ""), new Uncertain("http_307"));
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
    try (var stub = new SocketStub(answering(200, "", coded(200)))) {
      assertThat(send(stub.url(), "main", Deadline.in(Duration.ZERO))).isEqualTo(new NotBegun());
      assertThat(stub.requests()).isEmpty();
    }
  }
}
