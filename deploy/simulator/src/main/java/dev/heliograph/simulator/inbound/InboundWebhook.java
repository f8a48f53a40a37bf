package dev.heliograph.simulator.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.heliograph.simulator.callbacks.CallbackUrl;
import dev.heliograph.simulator.callbacks.Signature;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Posts to the webhook, signed, within Twilio's times: by default 5 s to connect and 15 s in all,
 * tried once more only if no connection was made; the URL's fragment may ask for other times.
 */
final class InboundWebhook implements AutoCloseable {
  private static final long LARGEST_ANSWER = 64 * 1024;

  private final CallbackUrl url;
  private final Signature signature;
  private final HttpClient client;

  /** How one post ended. */
  sealed interface Outcome {
    record Answered(int status, String type, String body) implements Outcome {}

    record NotConnected() implements Outcome {}

    record NoResponse() implements Outcome {}
  }

  InboundWebhook(CallbackUrl url, Signature signature) {
    this.url = url;
    this.signature = signature;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(url.overrides().connect()))
            .build();
  }

  Outcome post(SortedMap<String, String> form) throws InterruptedException {
    HttpRequest request = request(form);
    Outcome outcome = post(request);
    return outcome instanceof Outcome.NotConnected ? post(request) : outcome;
  }

  private HttpRequest request(SortedMap<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(joining("&"));
    return HttpRequest.newBuilder(URI.create(url.signed()))
        .timeout(Duration.ofMillis(url.overrides().read()))
        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
        .header("X-Twilio-Signature", signature.of(url.signed(), form))
        .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
        .header("User-Agent", "TwilioProxy/1.1")
        .header("Accept", "*/*")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private Outcome post(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
      String type = response.headers().firstValue("Content-Type").orElse("");
      return new Outcome.Answered(response.statusCode(), type, response.body());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return new Outcome.NotConnected();
    } catch (IOException e) {
      return new Outcome.NoResponse();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
