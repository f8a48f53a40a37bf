package dev.heliograph.dispatch.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Accepted;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Rejected;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One request a call, whatever comes back. */
class WebhookPostTest {
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  private volatile int status = 200;

  WebhookPostTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          if (status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "1.5");
          }
          if (status > 0) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          } // else no answer ever
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatIsTakenHasTheIdOfItsAnswer() {
    status = 204;
    assertThat(post()).isEqualTo(new Accepted("id"));
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void aFaultOfTheServerLeavesItUncertain(int answered) {
    status = answered;
    assertThat(post()).isEqualTo(new Uncertain("http_" + answered));
    assertThat(requests).hasValue(1);
  }

  @Test
  void anAnswerThatNeverComesLeavesItUncertain() {
    status = 0;
    assertThat(post()).isEqualTo(new Uncertain("read_timeout"));
    assertThat(requests).hasValue(1);
  }

  @Test
  void whoAsksForPatienceGetsIt() {
    status = 429;
    assertThat(post())
        .isEqualTo(
            new NotSent(Cause.THROTTLED, Optional.of(429), Optional.of(Duration.ofMillis(1500))));
  }

  @ParameterizedTest
  @CsvSource({"302, true", "401, true", "404, true", "410, true", "400, false", "413, false"})
  void aWebhookThatIsGoneIsNoFaultOfTheMessage(int answered, boolean waits) {
    status = answered;
    SendOutcome expected =
        waits
            ? new NotSent(Cause.CREDENTIALS, Optional.of(answered), Optional.empty())
            : new Rejected(answered);
    assertThat(post()).isEqualTo(expected);
    assertThat(requests).hasValue(1);
  }

  @Test
  void nobodyWhoListensIsCertainlyNotSent() throws IOException {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    var webhook = new WebhookPost(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(2));
    assertThat(webhook.post("{}", Deadline.in(Duration.ofSeconds(5)), body -> "id"))
        .isEqualTo(NotSent.because(Cause.UNREACHABLE));
  }

  @Test
  void whatIsTooLateIsNotBegun() {
    assertThat(webhook().post("{}", Deadline.in(Duration.ZERO), body -> "id"))
        .isEqualTo(new NotBegun());
    assertThat(requests).hasValue(0);
  }

  private SendOutcome post() {
    return webhook().post("{}", Deadline.in(Duration.ofSeconds(5)), body -> "id");
  }

  private WebhookPost webhook() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    return new WebhookPost(url, Duration.ofSeconds(2));
  }
}
