package dev.heliograph.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.simulator.RunningSimulator.Response;
import dev.heliograph.simulator.callbacks.Signature;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HandsetsTest {
  private static final String ANN = "+15551230001";
  private static final String BEN = "+15551230002";
  private static final String US = "+15005550006";

  private final CallbackReceiver webhook = new CallbackReceiver();
  private final RunningSimulator simulator = new RunningSimulator(webhook.url("/inbound?a=b"));

  HandsetsTest() throws IOException {}

  @AfterEach
  void stop() {
    simulator.close();
    webhook.close();
  }

  @Test
  void handsetsAreListedNewestActivityFirstAPageAtATime() throws IOException {
    text(ANN, "one");
    text(BEN, "two");
    text("+254712345678", "three");
    text(ANN, "four");
    Response first = simulator.read("/simulator/handsets?limit=2");
    assertThat(numbers(first)).containsExactly(ANN, "+254712345678");
    String next = first.json().path("next").asString();
    assertThat(numbers(simulator.read("/simulator/handsets?limit=2&before=" + next)))
        .containsExactly(BEN);
    assertThat(numbers(simulator.read("/simulator/handsets?search=0712"))).isEmpty();
    assertThat(numbers(simulator.read("/simulator/handsets?search=4712")))
        .containsExactly("+254712345678");
  }

  @Test
  void aConversationIsReadOldestFirstAPageAtATime() throws IOException {
    text(ANN, "one");
    text(ANN, "two");
    text(ANN, "three");
    JsonNode newest = simulator.read("/simulator/handsets/" + ANN + "?limit=2").json();
    assertThat(words(newest)).containsExactly("two", "three");
    String next = newest.path("next").asString();
    assertThat(words(simulator.read("/simulator/handsets/" + ANN + "?before=" + next).json()))
        .containsExactly("one");
    assertThat(newest.path("senders").path(0).asString()).isEqualTo(US);
  }

  @Test
  void aHandsetWithoutTextsCanBeOpenedAndWriteFirst() throws IOException {
    JsonNode empty = simulator.read("/simulator/handsets/%2B447700900123").json();
    assertThat(empty.path("texts")).isEmpty();
    assertThat(empty.path("senders").path(0).asString()).isEqualTo(US);
    assertThat(reply("+447700900123", "hello").status()).isEqualTo(201);
    assertThat(numbers(simulator.read("/simulator/handsets"))).containsExactly("+447700900123");
  }

  @Test
  void theWebhookIsToldSignedAsTwilioDoes() throws IOException {
    Response answer = reply(ANN, "Wann öffnet ihr? 🎉");
    awaitDelivery(ANN, "answered");
    var told = webhook.received().getFirst();
    var fields = new TreeMap<>(RunningSimulator.flat(told.form()));
    assertThat(fields)
        .containsEntry("MessageSid", answer.text("sid"))
        .containsEntry("SmsSid", answer.text("sid"))
        .containsEntry("SmsMessageSid", answer.text("sid"))
        .containsEntry("AccountSid", RunningSimulator.ACCOUNT)
        .containsEntry("From", ANN)
        .containsEntry("To", US)
        .containsEntry("Body", "Wann öffnet ihr? 🎉")
        .containsEntry("NumMedia", "0")
        .containsEntry("NumSegments", "1")
        .containsEntry("SmsStatus", "received")
        .containsEntry("ApiVersion", "2010-04-01")
        .containsEntry("FromCountry", "US")
        .containsEntry("FromCity", "")
        .doesNotContainKeys("OptOutType", "MessagingServiceSid");
    assertThat(told.signature())
        .isEqualTo(new Signature(RunningSimulator.TOKEN).of(webhook.url("/inbound?a=b"), fields));
  }

  @Test
  void aRefusalByTheWebhookIsShownAsItIs() throws IOException {
    webhook.answers.add(404);
    assertThat(reply(ANN, "hello").status()).isEqualTo(201);
    JsonNode delivery = awaitDelivery(ANN, "answered");
    assertThat(delivery.path("status").asInt()).isEqualTo(404);
    assertThat(webhook.received()).hasSize(1);
  }

  @Test
  void anUnreachableWebhookIsShownAsItIs() throws IOException {
    webhook.close();
    assertThat(reply(ANN, "hello").status()).isEqualTo(201);
    assertThat(awaitDelivery(ANN, "not_connected").path("status").asInt()).isZero();
  }

  @Test
  void theTextsOfTheWebhooksAnswerReachTheHandset() throws IOException {
    webhook.twiMl.set(
        "<?xml version=\"1.0\"?><Response><Message>Hi &amp; bye</Message>"
            + "<Message><Body>Two</Body></Message></Response>");
    assertThat(reply(ANN, "hello").status()).isEqualTo(201);
    await().until(() -> words(conversation(ANN)).size() == 3);
    assertThat(words(conversation(ANN))).containsExactly("hello", "Hi & bye", "Two");
    assertThat(conversation(ANN).path("texts").path(1).path("direction").asString())
        .isEqualTo("outbound-reply");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        " stop ",
        "Unsubscribe",
        "END",
        "quit",
        "STOPALL",
        "REVOKE",
        "OPTOUT",
        "CANCEL"
      })
  void afterAStopTextsAreRefusedAndTheWebhookStillHearsIt(String word) throws IOException {
    text(ANN, "one");
    assertThat(reply(ANN, word).status()).isEqualTo(201);
    Response refused = create(ANN, "two");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").asInt()).isEqualTo(21610);
    assertThat(create(BEN, "others are not concerned").status()).isEqualTo(201);
    await().until(() -> webhook.received().size() == 1);
    assertThat(words(conversation(ANN))).anyMatch(text -> text.contains("been unsubscribed"));
    assertThat(conversation(ANN).path("stopped").path(0).asString()).isEqualTo(US);
  }

  @ParameterizedTest
  @ValueSource(strings = {"START", "yes", "Unstop"})
  void aStartLiftsIt(String word) throws IOException {
    reply(ANN, "STOP");
    reply(ANN, word);
    assertThat(create(ANN, "again").status()).isEqualTo(201);
    assertThat(words(conversation(ANN))).anyMatch(text -> text.contains("re-subscribed"));
  }

  @Test
  void aStopWithinASentenceStopsNothing() throws IOException {
    reply(ANN, "please stop");
    assertThat(create(ANN, "two").status()).isEqualTo(201);
  }

  @Test
  void anotherSenderIsNotStopped() throws IOException {
    text(ANN, "one");
    reply(ANN, "STOP");
    Response other = simulator.create("To", ANN, "From", "+15550001111", "Body", "x");
    assertThat(other.status()).isEqualTo(201);
  }

  @Test
  void aStopToAServiceHoldsForTheService() throws IOException {
    String service = "MG00000000000000000000000000000001";
    simulator.create("To", ANN, "MessagingServiceSid", service, "Body", "x");
    await().until(() -> conversation(ANN).path("texts").path(0).path("ours").isString());
    reply(ANN, "STOP");
    Response refused = simulator.create("To", ANN, "MessagingServiceSid", service, "Body", "x");
    assertThat(refused.json().path("code").asInt()).isEqualTo(21610);
    await().until(() -> webhook.received().size() == 1);
    assertThat(webhook.received().getFirst().form().find("MessagingServiceSid")).contains(service);
  }

  @Test
  void theFilterCanBeSwitchedOff() throws IOException {
    simulator.faults("{\"optOut\":\"off\"}");
    reply(ANN, "STOP");
    assertThat(create(ANN, "two").status()).isEqualTo(201);
    assertThat(words(conversation(ANN))).containsExactly("STOP", "two");
  }

  @Test
  void withTheAdvancedFilterTheWebhookIsToldTheKind() throws IOException {
    simulator.faults("{\"optOut\":\"advanced\"}");
    reply(ANN, "info");
    await().until(() -> webhook.received().size() == 1);
    assertThat(webhook.received().getFirst().form().find("OptOutType")).contains("HELP");
  }

  @Test
  void whatHandsetsSendIsNoCallersText() throws IOException {
    text(ANN, "one");
    reply(ANN, "STOP");
    assertThat(simulator.read("/simulator/messages").json()).hasSize(1);
    JsonNode listed = simulator.read(RunningSimulator.MESSAGES + "?To=%2B15005550006").json();
    assertThat(listed.path("messages").path(0).path("direction").asString()).isEqualTo("inbound");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /simulator/handsets?before=x | | 422 | invalid_page",
        "GET | /simulator/handsets?limit=0 | | 422 | invalid_page",
        "GET | /simulator/handsets?search=abc | | 422 | invalid_search",
        "GET | /simulator/handsets/123 | | 422 | invalid_number",
        "GET | /simulator/handsets/+15551230001/others | | 404 | not_found",
        "GET | /simulator/handsetsx | | 404 | not_found",
        "PUT | /simulator/handsets | | 405 | method_not_allowed",
        "GET | /simulator/handsets/+15551230001/replies | | 405 | method_not_allowed",
        "POST | /simulator/handsets/+15551230001/replies | {} | 422 | invalid_text",
        "POST | /simulator/handsets/+15551230001/replies | null | 400 | malformed_request",
        "POST | /simulator/handsets/+15551230001/replies | nonsense | 400 | malformed_request",
        "POST | /simulator/handsets/+15551230001/replies | {\"text\":1} | 400 | malformed_request",
        "POST | /simulator/handsets/+15551230001/replies | {\"words\":\"a\"} | 400 | malformed_request",
        "POST | /simulator/handsets/+15551230001/replies | {\"text\":\"a\",\"to\":\"Shop\"} | 422 | invalid_sender",
        "POST | /simulator/events | | 405 | method_not_allowed",
        "GET | /simulator/assets/Page.class | | 404 | not_found",
      })
  void whatIsMalformedIsAnsweredWithAProblem(
      String method, String path, String body, int status, String code) throws IOException {
    Response answer = simulator.callJson(method, path, body == null ? "" : body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text("code")).isEqualTo(code);
    assertThat(answer.text("detail")).isNotBlank();
  }

  @Test
  void aReplyThatIsNotSentAsJsonIsRefused() throws IOException {
    Response answer =
        simulator.call("POST", "/simulator/handsets/" + ANN + "/replies", "{\"text\":\"x\"}");
    assertThat(answer.status()).isEqualTo(415);
  }

  private void text(String to, String body) throws IOException {
    assertThat(create(to, body).status()).isEqualTo(201);
  }

  private Response create(String to, String body) throws IOException {
    return simulator.create("To", to, "From", US, "Body", body);
  }

  private Response reply(String number, String text) throws IOException {
    String body = "{\"text\":\"" + text + "\"}";
    return simulator.callJson("POST", "/simulator/handsets/" + number + "/replies", body);
  }

  private JsonNode conversation(String number) throws IOException {
    return simulator.read("/simulator/handsets/" + number).json();
  }

  private JsonNode awaitDelivery(String number, String state) throws IOException {
    await().until(() -> delivery(number).path("state").asString().equals(state));
    return delivery(number);
  }

  private JsonNode delivery(String number) throws IOException {
    return conversation(number).path("texts").path(0).path("delivery");
  }

  private static List<String> words(JsonNode conversation) {
    return conversation.path("texts").valueStream().map(t -> t.path("text").asString()).toList();
  }

  private static List<String> numbers(Response list) {
    return list.json().path("items").valueStream().map(h -> h.path("number").asString()).toList();
  }
}
