package dev.heliograph.ingest.stripe;

import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** Signs as Stripe does, by Stripe's own code. */
public final class Signed {
  private Signed() {}

  /** A whole {@code Stripe-Signature} header with one {@code v1}. */
  public static String header(String secret, Instant at, String body) {
    return "t=" + at.getEpochSecond() + ",v1=" + v1(secret, at, body);
  }

  static String v1(String secret, Instant at, String body) {
    try {
      return Webhook.Util.computeHmacSha256(secret, at.getEpochSecond() + "." + body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
