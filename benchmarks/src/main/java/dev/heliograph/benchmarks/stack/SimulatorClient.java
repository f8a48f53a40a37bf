package dev.heliograph.benchmarks.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.benchmarks.load.HttpConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the stand-in for Twilio has seen. */
public final class SimulatorClient {
  private final JsonMapper json = new JsonMapper();
  private final int port;

  /** Callbacks sent, those answered well, and those that nobody took however often they came. */
  public record Callbacks(long posts, long taken, long givenUp) {
    public long ended() {
      return taken + givenUp;
    }
  }

  /** A text as it came to the provider. */
  public record Received(String to, Instant at) {}

  public SimulatorClient(int port) {
    this.port = port;
  }

  /** Texts that have come to their end, and whose reports were all taken, are forgotten. */
  public void forget() {
    call("DELETE", "/simulator/messages", "");
  }

  /** Two reports a text: that it was sent and that it was delivered. */
  public void reportTwice() {
    call("PATCH", "/simulator/faults", "{\"callbacks\":{\"sending\":false}}");
  }

  /** How many callbacks it has sent since its start, repeats too, and what became of them. */
  public Callbacks callbacks() {
    var counts = json.readTree(call("GET", "/simulator/requests", "")).path("callbacks");
    return new Callbacks(
        counts.path("posts").asLong(),
        counts.path("taken").asLong(),
        counts.path("givenUp").asLong());
  }

  /** Every text it has taken since it was told to forget. */
  public List<Received> received() {
    var all = new ArrayList<Received>();
    for (JsonNode text : json.readTree(call("GET", "/simulator/messages", ""))) {
      all.add(
          new Received(
              text.path("to").asString(), Instant.parse(text.path("createdAt").asString())));
    }
    return all;
  }

  private String call(String method, String path, String body) {
    String request =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(method, path, body.length(), body);
    try (var connection = new HttpConnection(port)) {
      var response = connection.exchange(request.getBytes(UTF_8));
      if (response.status() >= 300) {
        throw new IllegalStateException(path + " was answered " + response.status());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
