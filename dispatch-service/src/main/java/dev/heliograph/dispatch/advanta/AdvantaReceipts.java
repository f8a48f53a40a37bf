package dev.heliograph.dispatch.advanta;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.dispatch.receipts.ReceiptSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Advanta's delivery receipts, which it gives to who asks with the id of the text. */
final class AdvantaReceipts implements ReceiptSource, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration TOTAL = Duration.ofSeconds(10);
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final int SUCCESS = 200;

  /** Its documents name the first of them, its examples the second. */
  private static final Set<Integer> NONE_YET = Set.of(1008, 1009);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final AdvantaSettings settings;
  private final URI address;

  AdvantaReceipts(AdvantaSettings settings) {
    this.settings = settings;
    this.address = URI.create(settings.baseUrl() + "/api/services/getdlr/");
  }

  @Override
  public String provider() {
    return AdvantaGateway.NAME;
  }

  @Override
  public Answer ask(String providerId) {
    var question = new LinkedHashMap<String, String>();
    question.put("apikey", settings.apiKey().value());
    question.put("partnerID", settings.partnerId());
    question.put("messageID", providerId);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(ContractJson.write(question)))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    try {
      HttpResponse<byte[]> said = answer.get(TOTAL.toMillis(), TimeUnit.MILLISECONDS);
      return said.statusCode() / 100 == 5
          ? new Unavailable("http_" + said.statusCode())
          : read(new String(said.body(), UTF_8));
    } catch (TimeoutException late) {
      return new Unavailable("read_timeout");
    } catch (ExecutionException failed) {
      return new Unavailable(failed.getCause() instanceof IOException ? "unreachable" : "fault");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Unavailable("interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  static Answer read(String body) {
    var said = AdvantaAnswers.said(body);
    int code = said.flatMap(AdvantaAnswers::code).orElse(0);
    if (NONE_YET.contains(code)) {
      return new NoneYet();
    }
    String word = said.map(one -> one.path("delivery-description").asString("")).orElse("");
    if (code != SUCCESS || word.isBlank()) {
      return new Unavailable(code == 0 ? "malformed_answer" : "code_" + code);
    }
    var known = AdvantaWord.of(word);
    return new Receipt(
        word,
        known.map(AdvantaWord::status),
        known.flatMap(AdvantaWord::errorCode),
        fields(said.orElseThrow()));
  }

  private static Map<String, List<String>> fields(JsonNode said) {
    var fields = new LinkedHashMap<String, List<String>>();
    said.properties()
        .forEach(field -> fields.put(field.getKey(), List.of(field.getValue().asString(""))));
    return fields;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
