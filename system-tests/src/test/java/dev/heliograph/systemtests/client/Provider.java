package dev.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The stand-in for Twilio (and others), asked for what it has taken and told to misbehave. */
public final class Provider {
  private static final Duration TAKEN_WITHIN = Duration.ofSeconds(30);
  private static final Pattern CALLBACK = Pattern.compile("/status/([0-9a-f-]{36})/([0-9]+)");

  private final Http http = new Http();
  private final String url;

  Provider(String url) {
    this.url = url + "/simulator";
  }

  /**
   * A message that it has accepted, with the id and the attempt of the callback address.
   *
   * @param at when, by the clock of this machine
   */
  public record Taken(
      String sid, String to, String body, String messageId, int attempt, Instant at) {
    static Taken of(JsonNode json) {
      Matcher callback = CALLBACK.matcher(json.path("statusCallback").asString(""));
      if (!callback.find()) {
        throw new AssertionError("a message without our callback address: " + json);
      }
      return new Taken(
          json.path("sid").asString(),
          json.path("to").asString(),
          json.path("body").asString(),
          callback.group(1),
          Integer.parseInt(callback.group(2)),
          Instant.parse(json.path("createdAt").asString()));
    }
  }

  /** All that it has accepted as Twilio since it was started, newest first. */
  public List<Taken> taken() {
    return taken("");
  }

  /** All that it has accepted for one number, newest first. */
  public List<Taken> takenFor(String number) {
    return taken("?to=" + URLEncoder.encode(number, UTF_8));
  }

  private List<Taken> taken(String query) {
    var all = new ArrayList<Taken>();
    for (JsonNode json : http.get(url + "/messages" + query, Map.of()).json()) {
      if (json.path("provider").asString("").equals("twilio")) {
        all.add(Taken.of(json));
      }
    }
    return all;
  }

  /** What each of the providers that it stands in for has accepted for one number: its ids. */
  public Map<String, List<String>> idsFor(String number) {
    var ids = new HashMap<String, List<String>>();
    for (JsonNode json :
        http.get(url + "/messages?to=" + URLEncoder.encode(number, UTF_8), Map.of()).json()) {
      ids.computeIfAbsent(json.path("provider").asString(), one -> new ArrayList<>())
          .add(json.path("sid").asString());
    }
    return ids;
  }

  /** Waits for a number's only text. */
  public Taken awaitOne(String number) {
    await("a text is taken").atMost(TAKEN_WITHIN).until(() -> !takenFor(number).isEmpty());
    List<Taken> taken = takenFor(number);
    if (taken.size() != 1) {
      throw new AssertionError("more than one text: " + taken);
    }
    return taken.getFirst();
  }

  /** How often it has accepted each message, by message id. */
  public Map<String, Long> acceptances() {
    return taken().stream().collect(groupingBy(Taken::messageId, counting()));
  }

  /**
   * Requests counted since the last {@link #countFromZero}: {@code posts} and what became of them.
   */
  public JsonNode counts() {
    return http.get(url + "/requests", Map.of()).json();
  }

  /** Messages whose last report is still to be taken or given up. */
  public int underWay() {
    return counts().path("messagesUnderWay").asInt();
  }

  /** Reports that nobody took, however often they were repeated; never counted from zero again. */
  public int reportsGivenUp() {
    return counts().path("callbacks").path("givenUp").asInt();
  }

  public void countFromZero() {
    expect(204, http.delete(url + "/requests", Map.of()));
  }

  /** Replaces the faults in force. */
  public void misbehave(String faults) {
    expect(200, http.put(url + "/faults", Map.of(), faults));
  }

  /** Asked until it is heard: one of the faults is that nobody listens. */
  public void behaveWell() {
    await("the provider listens")
        .atMost(TAKEN_WITHIN)
        .ignoreException(Unanswered.class)
        .untilAsserted(() -> expect(200, http.delete(url + "/faults", Map.of())));
  }

  private static void expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError(answer.toString());
    }
  }
}
