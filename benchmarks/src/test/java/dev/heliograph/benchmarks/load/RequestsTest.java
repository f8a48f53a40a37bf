package dev.heliograph.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private final Requests requests = new Requests("localhost:1", "key");

  @Test
  void halfOfTheTextsComeFromEvents() {
    List<Request> some = some();
    int all = some.stream().mapToInt(Request::texts).sum();
    int ofEvents =
        some.stream()
            .filter(request -> wire(request).startsWith("POST /v1/events "))
            .mapToInt(Request::texts)
            .sum();
    assertThat(2 * ofEvents).isEqualTo(all);
  }

  @Test
  void nobodyIsTextedTwice() {
    List<String> recipients =
        some().stream().flatMap(request -> request.recipients().stream()).toList();
    assertThat(recipients).doesNotHaveDuplicates();
  }

  @Test
  void textsAreCountedWithoutMakingTheRequests() {
    long texts = 0;
    for (long i = 0; i < 100; i++) {
      assertThat(Requests.textsBefore(i)).isEqualTo(texts);
      texts += requests.at(i).texts();
    }
  }

  @Test
  void soManyRequestsMakeAtLeastSoManyTexts() {
    for (long texts = 1; texts < 50; texts++) {
      assertThat(Requests.textsBefore(Requests.forTexts(texts))).isGreaterThanOrEqualTo(texts);
    }
    assertThat(Requests.textsBefore(Requests.forTexts(20_000))).isEqualTo(20_000);
  }

  @Test
  void theLengthIsThatOfTheBody() {
    assertThat(some().stream().map(RequestsTest::wire))
        .allSatisfy(
            wire -> {
              String[] parts = wire.split("\r\n\r\n", 2);
              assertThat(parts[0]).endsWith("Content-Length: " + parts[1].length());
            });
  }

  private List<Request> some() {
    return LongStream.range(0, 3_000).mapToObj(requests::at).toList();
  }

  private static String wire(Request request) {
    return new String(request.bytes(), UTF_8);
  }
}
