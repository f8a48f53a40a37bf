package dev.heliograph.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.heliograph.simulator.RunningSimulator.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
  private final RunningSimulator simulator = new RunningSimulator();
  private final CallbackReceiver receiver;

  FaultsTest() throws IOException {
    receiver = new CallbackReceiver();
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void anAnswerCanBeLostAfterTheMessageWasAccepted() throws IOException {
    simulator.faults("{\"answers\":{\"dropAfterAccept\":1},\"statuses\":{\"stepMs\":5}}");
    assertThatThrownBy(this::create).isInstanceOf(IOException.class);
    await().until(() -> receiver.statuses().contains("delivered"));
    assertThat(accepted()).hasSize(1);
    assertThat(requests("droppedAfterAccept")).isEqualTo(1);
  }

  @Test
  void aRequestCanBeLostBeforeTheMessageWasAccepted() throws IOException {
    simulator.faults("{\"answers\":{\"dropBeforeAccept\":1}}");
    assertThatThrownBy(this::create).isInstanceOf(IOException.class);
    assertThat(accepted()).isEmpty();
    assertThat(requests("droppedBeforeAccept")).isEqualTo(1);
    assertThat(requests("posts")).isEqualTo(1);
  }

  @Test
  void theListHasWhatHadNoAnswerButNotBeforeItsLag() throws IOException {
    simulator.faults("{\"answers\":{\"dropAfterAccept\":1},\"lists\":{\"lagMs\":600000}}");
    assertThatThrownBy(this::create).isInstanceOf(IOException.class);
    assertThat(RunningSimulator.sids(simulator.read(RunningSimulator.MESSAGES))).isEmpty();
    simulator.faults("{}");
    assertThat(RunningSimulator.sids(simulator.read(RunningSimulator.MESSAGES))).hasSize(1);
  }

  @Test
  void theListCanBeUnavailable() throws IOException {
    create();
    simulator.faults("{\"lists\":{\"unavailable\":1}}");
    assertThat(simulator.read(RunningSimulator.MESSAGES).status()).isEqualTo(503);
  }

  @Test
  void anAnswerCanBe500AfterTheMessageWasAccepted() throws IOException {
    simulator.faults("{\"answers\":{\"errorAfterAccept\":1},\"statuses\":{\"stepMs\":5}}");
    Response response = create();
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.json().path("code").asInt()).isEqualTo(20500);
    await().until(() -> receiver.statuses().contains("delivered"));
  }

  @ParameterizedTest
  @CsvSource({"tooManyRequests, 429, 20429", "unavailable, 503, 20503"})
  void aRefusedRequestIsNotProcessed(String fault, int status, int code) throws IOException {
    simulator.faults("{\"answers\":{\"" + fault + "\":1}}");
    Response response = create();
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.json().path("code").asInt()).isEqualTo(code);
    assertThat(accepted()).isEmpty();
    assertThat(requests(fault)).isEqualTo(1);
    assertThat(requests("posts")).isEqualTo(1);
  }

  @Test
  void connectionsCanBeRefusedForAShareOfTheTime() throws IOException {
    int port = URI.create(simulator.url()).getPort();
    simulator.faults("{\"connections\":{\"refused\":0.5}}");
    await("nobody listens").until(() -> isRefused(port));
    await("and then somebody does").until(() -> !isRefused(port));
    await("whatever is asked of it is done in between")
        .ignoreExceptions()
        .until(() -> create().status() == 201);
    assertThat(accepted()).as("what was refused was not taken").hasSize(1);
    await("it is taken back")
        .ignoreExceptions()
        .until(() -> simulator.call("DELETE", "/simulator/faults", "").status() == 200);
    await("all is well").during(Duration.ofSeconds(2)).until(() -> !isRefused(port));
  }

  private static boolean isRefused(int port) throws IOException {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return false;
    } catch (ConnectException refused) {
      return true;
    }
  }

  @Test
  void oneSeedMeetsTheSameRequests() throws IOException {
    String faults = "{\"seed\":%d,\"answers\":{\"errorAfterAccept\":0.3,\"unavailable\":0.3}}";
    List<Integer> first = answers(faults.formatted(5));
    assertThat(answers(faults.formatted(5))).isEqualTo(first).contains(201, 500, 503);
    assertThat(answers(faults.formatted(6))).isNotEqualTo(first);
  }

  private List<Integer> answers(String faults) throws IOException {
    simulator.faults(faults);
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 40; i++) {
      statuses.add(create().status());
    }
    return statuses;
  }

  @Test
  void answersTakeTheirTime() throws IOException {
    simulator.faults("{\"answers\":{\"latencyMs\":200}}");
    long before = System.nanoTime();
    create();
    assertThat(System.nanoTime() - before).isGreaterThan(200_000_000L);
  }

  @Test
  void aCallerThatDoesNotWaitForItsAnswerHasSentItsMessageAllTheSame() throws IOException {
    simulator.faults("{\"answers\":{\"latencyMs\":400},\"statuses\":{\"stepMs\":5}}");
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(simulator.url()).getPort())) {
      socket.setSoLinger(true, 0); // a reset: the answer cannot be written
      String form =
          RunningSimulator.form(
              "To",
              "+15551230001",
              "From",
              "+15550001111",
              "Body",
              "x",
              "StatusCallback",
              receiver.url("/s"));
      String request =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(
                  RunningSimulator.MESSAGES, RunningSimulator.AUTHORIZATION, form.length(), form);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      await().until(() -> !accepted().isEmpty());
    }
    await().until(() -> receiver.statuses().contains("delivered"));
  }

  @Test
  void allCallbacksCanComeBeforeTheAnswer() throws IOException {
    simulator.faults(
        """
        {"answers":{"latencyMs":100},"callbacks":{"beforeAnswer":true},"statuses":{"stepMs":5}}""");
    assertThat(create().text("status")).isEqualTo("queued");
    long answered = System.nanoTime();
    assertThat(receiver.statuses()).containsExactly("sending", "sent", "delivered");
    assertThat(answered - receiver.received().getLast().atNanos()).isGreaterThan(100_000_000L);
  }

  @Test
  void noCallbackComesBeforeTheAnswerOtherwise() throws IOException {
    simulator.faults("{\"answers\":{\"latencyMs\":150},\"statuses\":{\"stepMs\":0}}");
    long before = System.nanoTime();
    create();
    await().until(() -> receiver.received().size() == 3);
    assertThat(receiver.received().getFirst().atNanos() - before).isGreaterThan(150_000_000L);
  }

  @Test
  void thatAMessageIsBeingSentNeedNotBeReported() throws IOException {
    simulator.faults("{\"callbacks\":{\"sending\":false},\"statuses\":{\"stepMs\":5}}");
    create();
    await().until(() -> receiver.statuses().contains("delivered"));
    assertThat(receiver.statuses()).containsExactly("sent", "delivered");
  }

  @Test
  void callbacksCanBeRepeatedWithTheirToken() throws IOException {
    simulator.faults("{\"callbacks\":{\"copies\":3},\"statuses\":{\"stepMs\":5}}");
    create();
    await().until(() -> receiver.received().size() == 9);
    Map<String, Long> perToken =
        receiver.received().stream()
            .collect(
                Collectors.groupingBy(CallbackReceiver.Received::token, Collectors.counting()));
    assertThat(perToken.values()).containsOnly(3L).hasSize(3);
  }

  @Test
  void callbacksCanComeInAnotherOrder() throws IOException {
    simulator.faults("{\"callbacks\":{\"shuffled\":true},\"statuses\":{\"stepMs\":20}}");
    for (int message = 1; message <= 5; message++) {
      int expected = 3 * message;
      create();
      await().until(() -> receiver.received().size() == expected);
      assertThat(receiver.statuses().subList(expected - 3, expected))
          .containsExactlyInAnyOrder("sending", "sent", "delivered")
          .isNotEqualTo(List.of("sending", "sent", "delivered"));
    }
  }

  @Test
  void callbacksCanBeSwitchedOff() throws IOException {
    simulator.faults("{\"callbacks\":{\"enabled\":false},\"statuses\":{\"stepMs\":5}}");
    create();
    await().until(() -> accepted().getFirst().equals("delivered"));
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void callbacksCanBeDelayed() throws IOException {
    simulator.faults("{\"callbacks\":{\"delayMs\":300},\"statuses\":{\"stepMs\":0}}");
    create();
    long answered = System.nanoTime();
    await().until(() -> receiver.received().size() == 3);
    assertThat(receiver.received().getFirst().atNanos() - answered).isGreaterThan(250_000_000L);
  }

  @Test
  void acceptedMessagesAreShownAndForgottenOnDemand() throws IOException {
    create();
    assertThat(simulator.read("/simulator/messages?to=+15551230001").json()).hasSize(1);
    assertThat(simulator.read("/simulator/messages?to=%2B15551230002").json()).isEmpty();
    var message = simulator.read("/simulator/messages").json().get(0);
    assertThat(message.propertyNames())
        .containsExactly(
            "provider",
            "sid",
            "to",
            "from",
            "body",
            "status",
            "errorCode",
            "statusCallback",
            "createdAt");
    assertThat(simulator.call("DELETE", "/simulator/messages", "").status()).isEqualTo(204);
    assertThat(accepted()).isEmpty();
    assertThat(simulator.call("DELETE", "/simulator/requests", "").status()).isEqualTo(204);
    assertThat(requests("posts")).isZero();
  }

  @Test
  void faultsAreShownChangedRefusedAndTakenBack() throws IOException {
    simulator.faults("{\"seed\":3}");
    Response refused = simulator.call("PATCH", "/simulator/faults", "{\"sed\":4}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("detail")).contains("sed");
    assertThat(simulator.read("/simulator/faults").json().path("seed").asInt()).isEqualTo(3);
    assertThat(simulator.call("DELETE", "/simulator/faults", "").json().path("seed").asInt())
        .isEqualTo(1);
    assertThat(simulator.read("/healthz").status()).isEqualTo(200);
    assertThat(simulator.read("/simulator/health").status()).isEqualTo(200);
    assertThat(simulator.read("/simulator/nothing").status()).isEqualTo(404);
  }

  private Response create() throws IOException {
    return simulator.create(
        "To",
        "+15551230001",
        "From",
        "+15550001111",
        "Body",
        "x",
        "StatusCallback",
        receiver.url("/s"));
  }

  private List<String> accepted() throws IOException {
    return simulator
        .read("/simulator/messages")
        .json()
        .valueStream()
        .map(message -> message.path("status").asString())
        .toList();
  }

  private int requests(String kind) throws IOException {
    return simulator.read("/simulator/requests").json().path(kind).asInt();
  }
}
