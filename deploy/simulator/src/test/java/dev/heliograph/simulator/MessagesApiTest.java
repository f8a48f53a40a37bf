package dev.heliograph.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heliograph.simulator.RunningSimulator.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MessagesApiTest {
  private static final String FROM = "+15550001111";
  private static final String TO = "+15551230001";
  private static final String SERVICE = "MG00000000000000000000000000000001";
  private static final String DATE =
      "[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} 20\\d{2} \\d{2}:\\d{2}:\\d{2} \\+0000";

  private final RunningSimulator simulator = new RunningSimulator();

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void anAcceptedMessageLooksLikeTwilios() throws IOException {
    Response created = simulator.create("To", TO, "From", FROM, "Body", "a".repeat(161));
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("sid")).matches("SM[0-9a-f]{32}");
    assertThat(created.text("account_sid")).isEqualTo(RunningSimulator.ACCOUNT);
    assertThat(created.text("status")).isEqualTo("queued");
    assertThat(created.text("direction")).isEqualTo("outbound-api");
    assertThat(created.text("date_created")).matches(DATE);
    assertThat(created.json().get("num_segments").isString()).isTrue();
    assertThat(created.text("num_segments")).isEqualTo("2");
    assertThat(created.text("num_media")).isEqualTo("0");
    assertThat(created.json().get("price").isNull()).isTrue();
    assertThat(created.json().get("date_sent").isNull()).isTrue();
    assertThat(created.json().get("error_code").isNull()).isTrue();
    assertThat(created.json().get("messaging_service_sid").isNull()).isTrue();
    assertThat(created.text("uri"))
        .isEqualTo(RunningSimulator.MESSAGES.replace(".json", "/" + created.text("sid") + ".json"));
  }

  @Test
  void aMessageOfAServiceHasNoSenderAndNoSegmentsAtFirst() throws IOException {
    Response created = simulator.create("To", TO, "MessagingServiceSid", SERVICE, "Body", "x");
    assertThat(created.text("status")).isEqualTo("accepted");
    assertThat(created.json().get("from").isNull()).isTrue();
    assertThat(created.text("num_segments")).isEqualTo("0");
    JsonNode delivered = delivered(created);
    assertThat(delivered.get("from").asString()).isEqualTo("+15005550006");
    assertThat(delivered.get("num_segments").asString()).isEqualTo("1");
  }

  @Test
  void thePriceIsKnownOnceTheMessageIsFinal() throws IOException {
    JsonNode delivered =
        delivered(simulator.create("To", TO, "From", FROM, "Body", "a".repeat(161)));
    assertThat(delivered.get("price").asString()).isEqualTo("-0.01660");
    assertThat(delivered.get("price_unit").asString()).isEqualTo("USD");
    assertThat(delivered.get("date_sent").asString()).matches(DATE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "From=+15550001111&Body=x | 21604",
        "To=&From=+15550001111&Body=x | 21604",
        "To=nobody&From=+15550001111&Body=x | 21211",
        "To=5551230001&From=+15550001111&Body=x | 21211",
        "To=+15551230001&Body=x | 21603",
        "To=+15551230001&From=+1&Body=x | 21212",
        "To=+15551230001&MessagingServiceSid=MG1&Body=x | 21701",
        "To=+15551230001&From=+15550001111 | 21602",
        "To=+15551230001&From=+15550001111&Body= | 21602",
        "To=+15551230001&From=+15550001111&Body=x&StatusCallback=/path | 21609",
        "To=+15551230001&From=+15550001111&Body=x&StatusCallback=http://a_b.example/ | 21609",
        "To=+15551230001&From=+15550001111&Body=x&ValidityPeriod=36001 | 20001",
        "To=+15551230001&From=+15550001111&Body=x&ValidityPeriod=0 | 20001",
        "To=+15551230001&From=+15550001111&MediaUrl=nowhere | 21620",
        "To=+15551230001&From=+15550001111&Body=x&SendAt=2030-01-01T00:00:00Z | 20001",
        "To=+15551230001&From=+15550001111&Body=x&ScheduleType=fixed&SendAt=2030-01-01T00:00:00Z |"
            + " 35118",
        "To=+15551230001&From=+15005550001&Body=x | 21212",
        "To=+15551230001&From=+15005550007&Body=x | 21606",
        "To=+15551230001&From=+15005550008&Body=x | 21611",
        "To=+15551230001&From=+15005550000&Body=x | 21606",
        "To=+15005550001&From=+15005550006&Body=x | 21211",
        "To=+15005550002&From=+15005550006&Body=x | 21612",
        "To=+15005550003&From=+15005550006&Body=x | 21408",
        "To=+15005550004&From=+15005550006&Body=x | 21610",
        "To=+15005550009&From=+15005550006&Body=x | 21614"
      })
  void whatBreaksARuleIsRefusedWithTwiliosCode(String fields, int code) throws IOException {
    Response refused = simulator.create(pairs(fields));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").asInt()).isEqualTo(code);
    assertThat(refused.json().path("status").asInt()).isEqualTo(400);
    assertThat(refused.text("message")).isNotBlank();
    assertThat(refused.text("more_info")).endsWith("/errors/" + code);
    assertThat(simulator.read("/simulator/messages").json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a, 1600, 201", "a, 1601, 400", "🎫, 1600, 201", "🎫, 1601, 400"})
  void aBodyHasAtMost1600Characters(String character, int times, int status) throws IOException {
    Response response = simulator.create("To", TO, "From", FROM, "Body", character.repeat(times));
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.json().path("code").asInt()).isEqualTo(status == 201 ? 0 : 21617);
  }

  @Test
  void wrongCredentialsAreRefused() throws IOException {
    for (Response refused :
        new Response[] {
          simulator.createAs(RunningSimulator.ACCOUNT, "00000000000000000000000000000000"),
          simulator.createAs("AC00000000000000000000000000000002", RunningSimulator.TOKEN)
        }) {
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.json().path("code").asInt()).isEqualTo(20003);
    }
    assertThat(simulator.read("/simulator/requests").json().path("unauthorized").asInt())
        .isEqualTo(2);
  }

  @Test
  void whatIsNotThereIsNotFound() throws IOException {
    String base = RunningSimulator.MESSAGES.replace(".json", "/");
    for (String path :
        new String[] {
          base + "SM00000000000000000000000000000000.json",
          base + "nothing.json",
          "/2010-04-01/Accounts/AC00000000000000000000000000000002/Messages.json",
          "/2010-04-01/Accounts.json"
        }) {
      Response response = simulator.read(path);
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.json().path("code").asInt()).isEqualTo(20404);
    }
  }

  @Test
  void aFinalMessageCanBeRedactedAndDeleted() throws IOException {
    String path =
        delivered(simulator.create("To", TO, "From", FROM, "Body", "secret")).get("uri").asString();
    assertThat(simulator.post(path, "Body", "other").status()).isEqualTo(400);
    Response redacted = simulator.post(path, "Body", "");
    assertThat(redacted.status()).isEqualTo(200);
    assertThat(redacted.text("body")).isEmpty();
    assertThat(redacted.text("status")).isEqualTo("delivered");
    assertThat(simulator.call("DELETE", path, "").status()).isEqualTo(204);
    assertThat(simulator.read(path).status()).isEqualTo(404);
  }

  @Test
  void aMessageUnderWayCanNeitherBeRedactedNorDeletedNorCanceled() throws IOException {
    simulator.faults("{\"statuses\":{\"stepMs\":60000}}");
    String path = simulator.create("To", TO, "From", FROM, "Body", "x").text("uri");
    assertThat(simulator.post(path, "Body", "").json().path("code").asInt()).isEqualTo(20009);
    assertThat(simulator.call("DELETE", path, "").status()).isEqualTo(409);
    assertThat(simulator.post(path, "Status", "canceled").json().path("code").asInt())
        .isEqualTo(30409);
  }

  @Test
  void aScheduledMessageCanBeCanceledAndThatIsReported() throws IOException {
    try (var receiver = new CallbackReceiver()) {
      Response created = schedule(600, "StatusCallback", receiver.url("/s"));
      assertThat(created.text("status")).isEqualTo("scheduled");
      Response canceled = simulator.post(created.text("uri"), "Status", "canceled");
      assertThat(canceled.text("status")).isEqualTo("canceled");
      await().until(() -> receiver.statuses().contains("canceled"));
      assertThat(simulator.post(created.text("uri"), "Status", "canceled").status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({"200, 400", "400, 201", "3000000, 201", "3100000, 400"})
  void aScheduleLiesBetweenFiveMinutesAnd35Days(int seconds, int status) throws IOException {
    assertThat(schedule(seconds).status()).isEqualTo(status);
  }

  @Test
  void aListIsNewestFirstAndGoesOnPageByPageWhateverComesMeanwhile() throws IOException {
    var sids = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      sids.addFirst(simulator.create("To", TO, "From", FROM, "Body", "x").text("sid"));
      simulator.create("To", "+15551230002", "From", FROM, "Body", "x");
    }
    var listed = new ArrayList<String>();
    String next = RunningSimulator.MESSAGES + "?PageSize=2&To=%2B15551230001";
    int pages = 0;
    while (!next.isEmpty()) {
      Response page = simulator.read(next);
      assertThat(page.json().path("page").asInt()).isEqualTo(pages);
      listed.addAll(RunningSimulator.sids(page));
      next = page.json().path("next_page_uri").asString("");
      simulator.create("To", TO, "From", FROM, "Body", "later");
      pages++;
    }
    assertThat(listed).isEqualTo(sids);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void aListIsFilteredBySenderAndDateSent() throws IOException {
    Response created = simulator.create("To", TO, "From", FROM, "Body", "x");
    delivered(created);
    simulator.faults("{\"statuses\":{\"stepMs\":60000}}");
    simulator.create("To", TO, "From", "+15550002222", "Body", "not sent yet");
    String today = Instant.now().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    assertThat(count("From=%2B15550001111")).isOne();
    assertThat(count("From=%2B15550003333")).isZero();
    assertThat(count("")).isEqualTo(2);
    assertThat(count("DateSent=" + today)).isOne();
    assertThat(count("DateSent=2020-01-01")).isZero();
    assertThat(count("DateSent%3E=2020-01-01")).isOne();
    assertThat(count("DateSent%3C=2020-01-01")).isZero();
    assertThat(count("DateSent%3C=" + today + "T23:59:59Z")).isOne();
    assertThat(simulator.read(RunningSimulator.MESSAGES + "?DateSent=soon").status())
        .isEqualTo(400);
    assertThat(simulator.read(RunningSimulator.MESSAGES + "?PageSize=0").status()).isEqualTo(400);
  }

  @Test
  void aFormThatCannotBeReadIsRefused() throws IOException {
    Response refused = simulator.call("POST", RunningSimulator.MESSAGES, "To=%zz");
    assertThat(refused.json().path("code").asInt()).isEqualTo(20001);
    assertThat(simulator.call("POST", RunningSimulator.MESSAGES, "x".repeat(300_000)).status())
        .isEqualTo(413);
    assertThat(simulator.call("PUT", RunningSimulator.MESSAGES, "").status()).isEqualTo(405);
  }

  private int count(String query) throws IOException {
    return RunningSimulator.sids(simulator.read(RunningSimulator.MESSAGES + "?" + query)).size();
  }

  private Response schedule(long seconds, String... more) throws IOException {
    var fields = new ArrayList<String>();
    fields.addAll(
        java.util.List.of("To", TO, "MessagingServiceSid", SERVICE, "Body", "x", "ScheduleType"));
    fields.addAll(
        java.util.List.of("fixed", "SendAt", Instant.now().plusSeconds(seconds).toString()));
    fields.addAll(java.util.List.of(more));
    return simulator.create(fields.toArray(String[]::new));
  }

  private JsonNode delivered(Response created) {
    return await()
        .until(
            () -> simulator.read(created.text("uri")).json(),
            message -> message.path("status").asString().equals("delivered"));
  }

  private static String[] pairs(String form) {
    var pairs = new ArrayList<String>();
    for (String field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      pairs.add(field.substring(0, equals));
      pairs.add(field.substring(equals + 1));
    }
    return pairs.toArray(String[]::new);
  }
}
