package dev.heliograph.local.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Stripe does: HMAC-SHA-256 of time and body, by the whole secret, prefix and all. */
final class StripeSignature {
  private StripeSignature() {}

  /** The value of the header {@code Stripe-Signature}. */
  static String header(String secret, long epochSecond, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal((epochSecond + "." + body).getBytes(UTF_8));
      return "t=" + epochSecond + ",v1=" + HexFormat.of().formatHex(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has HmacSHA256
    }
  }
}
