package dev.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Stripe, which posts signed webhooks. */
public final class Stripe {
  private final Http http = new Http();
  private final String url;
  private final String secret;

  Stripe(String ingestUrl, String secret) {
    this.url = ingestUrl + "/webhooks/stripe";
    this.secret = secret;
  }

  /** A paid sale of two tickets. */
  public record Sale(String session, String email) {

    /** An event that tells of it: {@code completed} or {@code async_payment_succeeded}. */
    public String event(String id, String what) {
      return """
      {"id":"%s","object":"event","api_version":"2026-07-29.dahlia","type":"checkout.session.%s","created":%d,
       "data":{"object":{"id":"%s","object":"checkout.session","payment_status":"paid",
        "payment_intent":"pi_%s","amount_total":200000,"currency":"usd",
        "customer_email":null,"customer_details":{"email":"%s","name":"John Doe","phone":null},
        "metadata":{"city":"Dallas","ticketType":"GA","quantity":"2"}}}}\
      """
          .formatted(id, what, Instant.now().getEpochSecond(), session, session, email);
    }

    /** The notice that the team is to get. */
    public String notice() {
      return "🎫 6FB TICKET SALE\nDallas Workshop\n2x GA tickets ($2,000.00)\nCustomer: " + email;
    }
  }

  /** Posts with a good signature of now. */
  public Answer post(String body) {
    return post(body.getBytes(UTF_8));
  }

  public Answer post(byte[] body) {
    return post(body, signature(secret, Instant.now(), body));
  }

  public Answer postForged(String body) {
    return post(
        body.getBytes(UTF_8), signature("whsec_forged", Instant.now(), body.getBytes(UTF_8)));
  }

  /** A genuine signature, but of long ago. */
  public Answer postStale(String body) {
    Instant then = Instant.now().minus(Duration.ofMinutes(10));
    return post(body.getBytes(UTF_8), signature(secret, then, body.getBytes(UTF_8)));
  }

  public Answer postUnsigned(String body) {
    return http.post(url, Map.of("Content-Type", "application/json"), body.getBytes(UTF_8));
  }

  private Answer post(byte[] body, String signature) {
    return http.post(
        url, Map.of("Content-Type", "application/json", "Stripe-Signature", signature), body);
  }

  private static String signature(String secret, Instant at, byte[] body) {
    var signed = new ByteArrayOutputStream();
    signed.writeBytes((at.getEpochSecond() + ".").getBytes(UTF_8));
    signed.writeBytes(body);
    byte[] hash = Signing.sign("HmacSHA256", secret, signed.toByteArray());
    return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hash);
  }
}
