package dev.heliograph.simulator.callbacks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * X-Twilio-Signature: base64 of the HMAC-SHA1, by the auth token, of the URL without its fragment
 * and then every form field, sorted by name, name and value joined.
 */
public final class Signature {
  private final Mac prototype;

  public Signature(String authToken) {
    try {
      prototype = Mac.getInstance("HmacSHA1");
      prototype.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA1", e);
    }
  }

  /**
   * Signs one request.
   *
   * @param url as called, with its query, without its fragment
   */
  public String of(String url, SortedMap<String, String> fields) {
    var signed = new StringBuilder(url);
    fields.forEach((name, value) -> signed.append(name).append(value));
    byte[] bytes = signed.toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(copy().doFinal(bytes));
  }

  /** A Mac is not safe for many threads; a copy costs less than a new one. */
  private Mac copy() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's HmacSHA1 can be copied", e);
    }
  }
}
