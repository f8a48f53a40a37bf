package dev.heliograph.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The stand-ins for Amazon SNS and Advanta. */
class OtherProvidersTest {
  private static final String SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=AKIA/20261120/eu-west-1/sns/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature="
          + "0".repeat(64);
  private static final String PUBLISH =
      "Action=Publish&Version=2010-03-31&PhoneNumber=%2B15551230001&Message=hello"
          + "&MessageAttributes.entry.1.Name=AWS.SNS.SMS.SenderID"
          + "&MessageAttributes.entry.1.Value.DataType=String"
          + "&MessageAttributes.entry.1.Value.StringValue=Helio";
  private static final String SEND =
      "{\"apikey\":\"k\",\"partnerID\":\"1\",\"mobile\":\"254712345678\",\"message\":\"habari\","
          + "\"shortcode\":\"HELIO\",\"pass_type\":\"plain\"}";

  private final RunningSimulator simulator = new RunningSimulator();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.shutdownNow();
    simulator.close();
  }

  private HttpResponse<String> publish(String signature) throws Exception {
    return publish(signature, PUBLISH);
  }

  private HttpResponse<String> publish(String signature, String form) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(simulator.url() + "/sns/"))
            .header("Authorization", signature)
            .header("X-Amz-Date", "20261120T100000Z")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private JsonNode advanta(String service, String body) throws IOException {
    return simulator.callJson("POST", "/advanta/api/services/" + service + "/", body).json();
  }

  private JsonNode write(String handset, String to, String text) throws IOException {
    String reply = "{\"to\":\"%s\",\"text\":\"%s\"}".formatted(to, text);
    return simulator.callJson("POST", "/simulator/handsets/" + handset + "/replies", reply).json();
  }

  private JsonNode only() throws IOException {
    JsonNode taken = simulator.read("/simulator/messages").json();
    assertThat(taken).hasSize(1);
    return taken.path(0);
  }

  private long count(String provider, String kind) throws IOException {
    return simulator.read("/simulator/requests").json().path(provider).path(kind).asLong();
  }

  @Test
  void publishedTextIsShownAndCountedAsAmazons() throws Exception {
    HttpResponse<String> answer = publish(SIGNATURE);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode text = only();
    assertThat(answer.body())
        .contains("<MessageId>" + text.path("sid").asString() + "</MessageId>");
    assertThat(text.path("provider").asString()).isEqualTo("sns");
    assertThat(text.path("from").asString()).isEqualTo("Helio");
    assertThat(text.path("body").asString()).isEqualTo("hello");
    assertThat(count("sns", "accepted")).isEqualTo(1);
    assertThat(simulator.read("/simulator/requests").json().path("posts").asLong()).isZero();
    assertThat(simulator.read(RunningSimulator.MESSAGES).json().path("messages")).isEmpty();
  }

  @Test
  void whatIsNotSignedIsRefused() throws Exception {
    HttpResponse<String> answer = publish("Basic abc");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>MissingAuthenticationToken</Code>");
    assertThat(count("sns", "unauthorized")).isEqualTo(1);
  }

  @Test
  void faultsMeetAmazonToo() throws Exception {
    simulator.faults("{\"answers\":{\"tooManyRequests\":1}}");
    assertThat(publish(SIGNATURE).statusCode()).isEqualTo(429);
    simulator.faults("{\"answers\":{\"errorAfterAccept\":1}}");
    assertThat(publish(SIGNATURE).statusCode()).isEqualTo(500);
    simulator.faults("{\"answers\":{\"dropAfterAccept\":1}}");
    assertThatThrownBy(() -> publish(SIGNATURE)).isInstanceOf(IOException.class);
    assertThat(count("sns", "droppedAfterAccept")).isEqualTo(1);
    assertThat(simulator.read("/simulator/messages").json()).hasSize(2);
  }

  @Test
  void textByAdvantaHasAReceiptOnceItArrives() throws Exception {
    JsonNode sent = advanta("sendsms", SEND).path("responses").path(0);
    assertThat(sent.path("respose-code").asInt()).isEqualTo(200);
    String question =
        "{\"apikey\":\"k\",\"partnerID\":\"1\",\"messageID\":\"%s\"}"
            .formatted(sent.path("messageid").asString());
    await()
        .untilAsserted(
            () ->
                assertThat(advanta("getdlr", question).path("delivery-description").asString(""))
                    .isEqualTo("DeliveredToTerminal"));
    assertThat(only().path("provider").asString()).isEqualTo("advanta");
    assertThat(only().path("to").asString()).isEqualTo("+254712345678");
  }

  @Test
  void advantaRefusesInAnAnswerOf200() throws Exception {
    assertThat(advanta("sendsms", SEND.replace("\"k\"", "\"\"")).path("response-code").asInt())
        .isEqualTo(1006);
    JsonNode refused = advanta("sendsms", SEND.replace("254712345678", "x"));
    assertThat(refused.path("responses").path(0).path("respose-code").asInt()).isEqualTo(1003);
    assertThat(advanta("getdlr", SEND).path("response-code").asInt()).isEqualTo(1008);
  }

  @Test
  void faultsMeetAdvantaToo() throws Exception {
    simulator.faults("{\"answers\":{\"unavailable\":1}}");
    JsonNode refused = advanta("sendsms", SEND);
    assertThat(refused.path("responses").path(0).path("respose-code").asInt()).isEqualTo(4090);
    assertThat(simulator.read("/simulator/messages").json()).isEmpty();
  }

  @Test
  void whoeverStopsANumberOfAmazonsGetsNothingMoreOfThatAccount() throws Exception {
    String byNumber = PUBLISH.replace("SenderID", "OriginationNumber").replace("AWS.SNS", "AWS.MM");
    publish(SIGNATURE, byNumber.replace("Helio", "%2B15550009999"));
    JsonNode stop = write("+15551230001", "+15550009999", "STOP");
    assertThat(stop.path("provider").asString()).isEqualTo("sns");
    assertThat(stop.path("delivery").path("state").asString()).isEqualTo("no_webhook");
    HttpResponse<String> refused = publish(SIGNATURE);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("<Code>OptedOut</Code>");
    assertThat(count("sns", "rejected")).isEqualTo(1);
    assertThat(simulator.create("To", "+15551230001", "From", "+15550001111", "Body", "x").status())
        .as("Twilio's texts still go")
        .isEqualTo(201);
    write("+15551230001", "+15550009999", "START");
    assertThat(publish(SIGNATURE).statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverStopsAnAdvantaShortCodeHasBlockedItAsTheReceiptTells() throws Exception {
    String byCode = SEND.replace("HELIO", "22345");
    advanta("sendsms", byCode);
    write("+254712345678", "22345", "stop");
    JsonNode taken = advanta("sendsms", byCode).path("responses").path(0);
    assertThat(taken.path("respose-code").asInt()).isEqualTo(200);
    String question =
        "{\"apikey\":\"k\",\"partnerID\":\"1\",\"messageID\":\"%s\"}"
            .formatted(taken.path("messageid").asString());
    await()
        .untilAsserted(
            () ->
                assertThat(advanta("getdlr", question).path("delivery-description").asString(""))
                    .isEqualTo("SenderName Blacklisted"));
  }
}
