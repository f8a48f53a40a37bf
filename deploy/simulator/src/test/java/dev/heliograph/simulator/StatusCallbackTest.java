package dev.heliograph.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.simulator.callbacks.Signature;
import dev.heliograph.simulator.web.Form;
import java.io.IOException;
import java.util.HashSet;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusCallbackTest {
  private static final String SERVICE = "MG00000000000000000000000000000001";
  private final RunningSimulator simulator = new RunningSimulator();
  private CallbackReceiver receiver;

  StatusCallbackTest() throws IOException {
    receiver = new CallbackReceiver();
  }

  @BeforeEach
  void fast() throws IOException {
    simulator.faults("{\"statuses\":{\"stepMs\":20}}");
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void everyStatusButTheFirstIsReportedInOrder() throws IOException {
    String sid = create("/status/1").text("sid");
    await().until(() -> receiver.received().size() == 3);
    assertThat(receiver.statuses()).containsExactly("sending", "sent", "delivered");
    assertThat(RunningSimulator.flat(receiver.received().getFirst().form()))
        .containsEntry("MessageSid", sid)
        .containsEntry("SmsSid", sid)
        .containsEntry("SmsStatus", "sending")
        .containsEntry("AccountSid", RunningSimulator.ACCOUNT)
        .containsEntry("ApiVersion", "2010-04-01")
        .containsEntry("To", "+15551230001")
        .containsEntry("From", "+15550001111")
        .doesNotContainKeys("ErrorCode", "RawDlrDoneDate", "MessagingServiceSid");
    assertThat(receiver.received().getLast().form().find("RawDlrDoneDate").orElseThrow())
        .matches("[0-9]{10}");
  }

  @Test
  void aMessageOfAServiceIsQueuedFirst() throws IOException {
    simulator.create(
        "To",
        "+15551230001",
        "Body",
        "x",
        "MessagingServiceSid",
        SERVICE,
        "StatusCallback",
        receiver.url("/s"));
    await().until(() -> receiver.received().size() == 4);
    assertThat(receiver.statuses()).containsExactly("queued", "sending", "sent", "delivered");
    assertThat(receiver.received().getFirst().form().find("MessagingServiceSid")).contains(SERVICE);
    assertThat(receiver.received().getFirst().form().find("From")).contains("+15005550006");
  }

  @Test
  void callbacksAreSignedOverTheUrlWithItsQueryAndWithoutItsFragment() throws IOException {
    create("/status/1/2?a=b%20c&d=%2B#rc=2&rp=all");
    await().until(() -> receiver.received().size() == 3);
    var signature = new Signature(RunningSimulator.TOKEN);
    for (var callback : receiver.received()) {
      var fields = new TreeMap<>(RunningSimulator.flat(callback.form()));
      assertThat(callback.uri()).isEqualTo("/status/1/2?a=b%20c&d=%2B");
      assertThat(callback.signature())
          .isEqualTo(signature.of(receiver.url("/status/1/2?a=b%20c&d=%2B"), fields));
    }
  }

  @Test
  void anErrorIsNotRetriedUnlessTheUrlAsksForIt() throws IOException {
    for (int i = 0; i < 3; i++) {
      receiver.answers.add(503);
    }
    create("/s");
    settled();
    assertThat(receiver.statuses()).containsExactly("sending", "sent", "delivered");
    assertThat(callbackCount("givenUp")).isEqualTo(3);
  }

  @Test
  void anErrorIsRetriedWithTheSameTokenAsOftenAsTheUrlAsks() throws IOException {
    simulator.faults("{\"statuses\":{\"stepMs\":1000}}");
    receiver.answers.add(503);
    receiver.answers.add(0);
    create("/s#rc=2&rp=all");
    await().until(() -> receiver.received().size() == 3);
    assertThat(receiver.statuses()).containsOnly("sending");
    assertThat(receiver.received()).extracting(CallbackReceiver.Received::token).hasSize(3);
    var tokens = new HashSet<>();
    receiver.received().forEach(callback -> tokens.add(callback.token()));
    assertThat(tokens).hasSize(1);
  }

  @Test
  void onlyWhatThePolicyNamesIsRetried() throws IOException {
    receiver.answers.add(404);
    receiver.answers.add(404);
    receiver.answers.add(404);
    create("/s#rc=5&rp=5xx,rt");
    settled();
    assertThat(receiver.received()).hasSize(3);
  }

  @Test
  void aFailedConnectIsTriedOnceMoreByDefault() throws IOException {
    receiver.close();
    create("/s");
    settled();
    assertThat(callbackCount("posts")).isEqualTo(6);
    assertThat(callbackCount("retries")).isEqualTo(3);
  }

  @Test
  void eachEndingIsReportedAsItIs() throws IOException {
    simulator.faults(
        """
        {"statuses":{"stepMs":5,"ending":"failed","byNumber":{
          "+15551230002":{"status":"undelivered","errorCode":30005},
          "+15551230003":"sent"}}}""");
    create("/1");
    settled();
    assertThat(receiver.statuses()).containsExactly("sending", "failed");
    assertThat(last().find("ErrorCode")).contains("30008");
    create("/2", "+15551230002");
    settled();
    assertThat(receiver.statuses()).endsWith("sending", "sent", "undelivered");
    assertThat(last().find("ErrorCode")).contains("30005");
    assertThat(last().find("ErrorMessage")).isPresent();
    create("/3", "+15551230003");
    settled();
    assertThat(receiver.statuses()).endsWith("undelivered", "sending", "sent");
  }

  private Form last() {
    return receiver.received().getLast().form();
  }

  private RunningSimulator.Response create(String callback) throws IOException {
    return create(callback, "+15551230001");
  }

  private RunningSimulator.Response create(String callback, String to) throws IOException {
    return simulator.create(
        "To", to, "From", "+15550001111", "Body", "x", "StatusCallback", receiver.url(callback));
  }

  /** Waits until no message is under way: every callback was taken or given up. */
  private void settled() {
    await()
        .until(
            () -> {
              var counts = simulator.read("/simulator/requests").json();
              return counts.path("messagesUnderWay").asInt() == 0
                  && counts.path("callbacks").path("posts").asInt() > receiver.received().size() - 1
                  && counts.path("accepted").asInt() > 0;
            });
  }

  private int callbackCount(String name) throws IOException {
    return simulator.read("/simulator/requests").json().path("callbacks").path(name).asInt();
  }
}
