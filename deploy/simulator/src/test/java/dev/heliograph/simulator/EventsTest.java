package dev.heliograph.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an open page hears, and the page itself. */
class EventsTest {
  private final RunningSimulator simulator = new RunningSimulator();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.shutdownNow();
    simulator.close();
  }

  @Test
  void aTextIsToldWithEachOfItsStatusesUpToTheLast() throws Exception {
    Queue<String> heard = listen();
    assertThat(
            simulator
                .create("To", "+15551230001", "From", "+15005550006", "Body", "hello")
                .status())
        .isEqualTo(201);
    await().until(() -> heard.stream().anyMatch(line -> line.contains("\"delivered\"")));
    assertThat(heard).contains("event: hello", "event: texts").anyMatch(l -> l.contains("hello"));
  }

  @Test
  void aChangeOfFaultsIsTold() throws Exception {
    Queue<String> heard = listen();
    simulator.faults("{\"answers\":{\"unavailable\":0.25}}");
    await().until(() -> heard.stream().anyMatch(line -> line.contains("\"unavailable\":0.25")));
  }

  @Test
  void whenEverythingIsForgottenPagesLookAgain() throws Exception {
    Queue<String> heard = listen();
    assertThat(simulator.call("DELETE", "/simulator/messages", "").status()).isEqualTo(204);
    await().until(() -> heard.contains("event: reload"));
  }

  @Test
  void listenersAreBounded() throws Exception {
    var open = new ArrayList<HttpResponse<Stream<String>>>();
    for (int i = 0; i < 32; i++) {
      open.add(events());
    }
    assertThat(open).allMatch(response -> response.statusCode() == 200);
    assertThat(events().statusCode()).isEqualTo(503);
  }

  @Test
  void thePageAllowsNothingButItsOwnFiles() throws Exception {
    HttpResponse<String> page = client.send(request("/simulator"), BodyHandlers.ofString());
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("<script>", "style=", "onclick");
    for (String file : List.of("main.js", "page.css", "icon.svg")) {
      var asset = client.send(request("/simulator/assets/" + file), BodyHandlers.ofString());
      assertThat(asset.statusCode()).isEqualTo(200);
    }
  }

  private Queue<String> listen() throws IOException, InterruptedException {
    var heard = new ConcurrentLinkedQueue<String>();
    Stream<String> lines = events().body();
    var _ = Thread.startVirtualThread(() -> collect(lines, heard));
    await().until(() -> heard.contains("event: hello"));
    return heard;
  }

  private static void collect(Stream<String> lines, Queue<String> heard) {
    try (lines) {
      lines.forEach(heard::add);
    } catch (RuntimeException e) {
      heard.add("the stream has ended");
    }
  }

  private HttpResponse<Stream<String>> events() throws IOException, InterruptedException {
    return client.send(request("/simulator/events"), BodyHandlers.ofLines());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.url() + path)).build();
  }
}
