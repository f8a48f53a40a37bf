package dev.heliograph.local.check;

import dev.heliograph.local.check.Api.Answer;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** What is sent in: one of each kind, each with names of its own, so that a second run is one. */
final class Drills {
  private static final String JSON = "application/json";

  private final Api api;
  private final Settings settings;
  private final String ingest;
  private final Instant now;

  Drills(Api api, Settings settings, Instant now) {
    this.api = api;
    this.settings = settings;
    this.ingest = settings.url(Part.INGEST);
    this.now = now;
  }

  Drill text() throws InterruptedException {
    String body = "{\"to\":\"+15551230001\",\"text\":\"Hello from Heliograph\"}";
    var headers = Map.of("Content-Type", JSON, "Idempotency-Key", "check-" + stamp());
    return one("text", api.post(ingest + "/v1/messages", body, headers));
  }

  Drill testText() throws InterruptedException {
    return one("test text", check("test"));
  }

  Drill mockSale() throws InterruptedException {
    return ofEvent("mock sale", check("mock-sale"), 1 + chats());
  }

  Drill systemAlert() throws InterruptedException {
    return ofEvent("system alert", check("system-alert"), 1 + chats() + mails());
  }

  /** The team's channels that are set up. */
  private int chats() {
    return (int)
        Stream.of("SLACK_WEBHOOK_URL", "DISCORD_WEBHOOK_URL")
            .filter(variable -> settings.find(variable).isPresent())
            .count();
  }

  private int mails() {
    boolean mailed =
        settings.find("SMTP_URL").isPresent() && settings.find("TEAM_ALERT_EMAIL").isPresent();
    return mailed ? 1 : 0;
  }

  /** Customer and technician are both to hear of it. */
  Drill ticket() throws InterruptedException {
    String body =
        """
        {"specversion":"1.0","id":"check-%1$s","source":"/helpdesk","type":"ticket.created",
         "subject":"ticket:CHECK-%1$s","time":"%2$s",
         "data":{"ticket":{"number":"CHECK-%1$s","issue":"Internet not working","priority":"high","status":"open"},
          "customer":{"id":"c-7","name":"John Doe","phone":"+254712345678"},
          "technician":{"id":"t-3","name":"Jane Doe","phone":"+254798765432"}}}"""
            .formatted(stamp(), now);
    var headers = Map.of("Content-Type", "application/cloudevents+json");
    return ofEvent("ticket", api.post(ingest + "/v1/events", body, headers), 2);
  }

  Drill stripeCheckout() throws InterruptedException {
    String session = "cs_test_check_" + stamp();
    String body =
        """
        {"id":"evt_check_%1$s","object":"event","type":"checkout.session.completed","created":%2$d,
         "data":{"object":{"id":"%3$s","object":"checkout.session","payment_status":"paid",
          "amount_total":200000,"currency":"usd",
          "customer_details":{"email":"john@example.com","name":"John Doe"},
          "metadata":{"city":"Dallas","ticketType":"GA","quantity":"2"}}}}"""
            .formatted(stamp(), now.getEpochSecond(), session);
    String signature = StripeSignature.header(settings.stripeSecret(), now.getEpochSecond(), body);
    var headers = Map.of("Content-Type", JSON, "Stripe-Signature", signature);
    accepted("Stripe checkout", api.post(ingest + "/webhooks/stripe", body, headers));
    return new Drill("Stripe checkout", search("label", "purchase:" + session), 1 + chats());
  }

  private Answer check(String name) throws InterruptedException {
    var headers = Map.of("Content-Type", JSON, "Idempotency-Key", name + "-" + stamp());
    return api.post(ingest + "/v1/checks/" + name, "", headers);
  }

  private static Drill one(String name, Answer answer) {
    String id = accepted(name, answer).body().path("messageId").asString("");
    return new Drill(name, "/v1/messages/" + id, 1);
  }

  private static Drill ofEvent(String name, Answer answer, int messages) {
    String id = accepted(name, answer).body().path("eventId").asString("");
    return new Drill(name, search("eventId", id), messages);
  }

  private static Answer accepted(String name, Answer answer) {
    if (!answer.isSuccess()) {
      throw new Refused(name + " was not accepted: " + answer.told());
    }
    return answer;
  }

  private static String search(String parameter, String value) {
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    return "/v1/messages?" + parameter + "=" + encoded;
  }

  private String stamp() {
    return String.valueOf(now.toEpochMilli());
  }

  /** A drill that ingest did not take. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
      super(sentence);
    }
  }
}
