package dev.heliograph.dispatch.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heliograph.dispatch.settling.SentTexts;
import dev.heliograph.dispatch.settling.SentTexts.SentText;
import dev.heliograph.dispatch.settling.SentTexts.Texts;
import dev.heliograph.dispatch.settling.SentTexts.Unavailable;
import dev.heliograph.dispatch.wire.SocketStub;
import dev.heliograph.support.config.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TwilioListTest {
  private static final String ACCOUNT = "AC" + "0".repeat(32);
  private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
  private static final String DATE = "Date: Fri, 20 Nov 2026 10:00:00 GMT\r\n";
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private static SentTexts.Answer ask(String url) {
    return ask(url, "", "+15005550006");
  }

  private static SentTexts.Answer ask(String url, String service, String number) {
    var settings =
        new TwilioSettings(
            ACCOUNT, new Secret("token"), number, service, "", url, "https://texts.example.com");
    try (var list = new TwilioList(settings, Duration.ofSeconds(2))) {
      return list.to("+15551230001", AN_HOUR);
    }
  }

  private static String message(String sid, String body, String time, String more) {
    return """
        {"sid":"%s","body":"%s","date_created":"Fri, 20 Nov 2026 %s +0000","date_sent":null,
         "direction":"outbound-api","status":"queued",%s}"""
        .formatted(sid, body, time, more);
  }

  private static String ours(String sid, String body, String time) {
    return message(sid, body, time, "\"from\":\"+15005550006\",\"messaging_service_sid\":null");
  }

  private static String page(String next, String... messages) {
    return "{\"messages\":[%s],\"next_page_uri\":%s}".formatted(String.join(",", messages), next);
  }

  @Test
  void textsComeWithTheirAgeByTheProvidersClockSentOrNot() throws IOException {
    String body = page("null", ours("SM1", "hello", "09:59:58"), ours("SM2", "bye", "09:00:30"));
    try (var stub = new SocketStub(SocketStub.answering(200, DATE, body))) {
      assertThat(ask(stub.url()))
          .isEqualTo(
              new Texts(
                  List.of(
                      new SentText("SM1", "hello", true, Duration.ofSeconds(2)),
                      new SentText("SM2", "bye", true, Duration.ofSeconds(3570))),
                  true));
      assertThat(stub.requests()).hasSize(1);
      assertThat(stub.requests().getFirst())
          .startsWith("GET " + PATH + "?To=%2B15551230001&PageSize=100 HTTP/1.1")
          .contains("Authorization: Basic ")
          .doesNotContain("DateSent");
    }
  }

  @Test
  void pagesAreReadUntilOneIsTooOld() throws IOException {
    var asked = new AtomicInteger();
    try (var stub =
        new SocketStub(
            (connection, out) -> {
              int number = asked.incrementAndGet();
              String time = number == 1 ? "09:59:00" : "08:59:59";
              String next = "\"" + PATH + "?Page=" + number + "\"";
              SocketStub.answering(200, DATE, page(next, ours("SM" + number, "x", time)))
                  .answer(connection, out);
            })) {
      assertThat(ask(stub.url()))
          .isEqualTo(
              new Texts(List.of(new SentText("SM1", "x", true, Duration.ofMinutes(1))), true));
      assertThat(stub.requests()).hasSize(2);
      assertThat(stub.requests().getLast()).startsWith("GET " + PATH + "?Page=1 HTTP/1.1");
    }
  }

  @Test
  void listWithoutAnEndIsCutOffAndSaysSo() throws IOException {
    String body = page("\"" + PATH + "?Page=1\"", ours("SM1", "x", "09:59:00"));
    try (var stub = new SocketStub(SocketStub.answering(200, DATE, body))) {
      assertThat(ask(stub.url())).isInstanceOf(Texts.class);
      assertThat(((Texts) ask(stub.url())).complete()).isFalse();
    }
  }

  @Test
  void credentialsGoToNoOtherPlace() throws IOException {
    String body = page("\"@elsewhere.example/x\"", ours("SM1", "x", "09:59:00"));
    try (var stub = new SocketStub(SocketStub.answering(200, DATE, body))) {
      assertThat(ask(stub.url())).isEqualTo(new Unavailable("foreign_page", Optional.empty()));
      assertThat(stub.requests()).hasSize(1);
    }
  }

  @Test
  void senderIsComparedAndWhatCameInIsLeftOut() throws IOException {
    String service = "MG" + "1".repeat(32);
    String body =
        page(
            "null",
            message(
                "SM1",
                "x",
                "09:59:00",
                "\"from\":null,\"messaging_service_sid\":\"" + service + "\""),
            message("SM2", "x", "09:59:00", "\"from\":\"+15550009999\""),
            "{\"sid\":\"SM3\",\"direction\":\"inbound\",\"body\":\"x\","
                + "\"date_created\":\"Fri, 20 Nov 2026 09:59:00 +0000\"}");
    try (var stub = new SocketStub(SocketStub.answering(200, DATE, body))) {
      assertThat(((Texts) ask(stub.url(), service, "")).texts())
          .extracting(SentText::sid, SentText::ourSender)
          .containsExactly(tuple("SM1", true), tuple("SM2", false));
    }
  }

  @ParameterizedTest
  @CsvSource({"429, 7", "503, 0", "500, 0", "401, 0", "302, 0"})
  void anyOtherAnswerIsNoList(int status, int retryAfter) throws IOException {
    String headers = retryAfter > 0 ? DATE + "Retry-After: " + retryAfter + "\r\n" : DATE;
    try (var stub = new SocketStub(SocketStub.answering(status, headers, "{}"))) {
      assertThat(ask(stub.url()))
          .isEqualTo(
              new Unavailable(
                  "http_" + status,
                  retryAfter > 0 ? Optional.of(Duration.ofSeconds(retryAfter)) : Optional.empty()));
      assertThat(stub.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "{}", "{\"messages\":[{\"sid\":\"SM1\"}]}"})
  void whatIsNoPageIsNoList(String body) throws IOException {
    try (var stub = new SocketStub(SocketStub.answering(200, DATE, body))) {
      assertThat(ask(stub.url())).isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void withoutTheProvidersTimeNoAgeCanBeTold() throws IOException {
    try (var stub = new SocketStub(SocketStub.answering(200, "", page("null")))) {
      assertThat(ask(stub.url())).isEqualTo(new Unavailable("no_date", Optional.empty()));
    }
  }

  @Test
  void silentProviderIsNotWaitedForLong() throws IOException {
    var never = new CountDownLatch(1);
    try (var stub = new SocketStub((connection, out) -> never.await())) {
      assertThat(ask(stub.url())).isEqualTo(new Unavailable("read_timeout", Optional.empty()));
    } finally {
      never.countDown();
    }
    assertThat(ask("http://127.0.0.1:1"))
        .isEqualTo(new Unavailable("unreachable", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "It’s “on” – come…, 'It''s \"on\" - come...'",
    "' hello ', hello",
    "Sent from your Twilio trial account - hello, hello",
    "a\u00A0b\u200Bc, a bc",
  })
  void knownRewritingIsUndone(String rewritten, String canonical) {
    assertThat(TwilioBodies.canonical(rewritten)).isEqualTo(canonical);
  }
}
