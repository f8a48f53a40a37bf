package dev.heliograph.status.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's signature of a webhook: base64(HMAC-SHA1(auth token, URL + each form field's name and
 * value, sorted)). The URL is the public one as Twilio has it, byte for byte: nothing is decoded. A
 * field that stands several times counts with each of its different values, sorted. A body that is
 * no form is signed by its SHA-256 in the query. Source: Twilio, "Security"; where it says nothing
 * of repeated fields, twilio-node.
 */
final class TwilioSignature {
  private static final String ALGORITHM = "HmacSHA1";
  private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9a-fA-F]{64})(&|$)");

  private final SecretKeySpec key;

  TwilioSignature(String authToken) {
    this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Whether this signature is of a form that was posted to this URL. */
  boolean isOfForm(String signature, String url, Map<String, List<String>> fields) {
    var text = new StringBuilder();
    new TreeMap<>(fields)
        .forEach(
            (name, values) ->
                new TreeSet<>(values).forEach(value -> text.append(name).append(value)));
    return isOf(signature, url, text.toString());
  }

  /** Whether this signature is of a body of another type that was posted to this URL. */
  boolean isOfBody(String signature, String url, byte[] body) {
    Matcher hash = BODY_HASH.matcher(url);
    return hash.find()
        && MessageDigest.isEqual(HexFormat.of().parseHex(hash.group(1)), sha256(body))
        && isOf(signature, url, "");
  }

  /**
   * The URL as it is comes first, since that is mostly the one. Before a refusal every form has
   * been tried, and every comparison takes the same time.
   */
  private boolean isOf(String signature, String url, String fields) {
    byte[] given = signature.getBytes(StandardCharsets.UTF_8);
    return isEqual(given, url + fields)
        || UrlForms.of(url).stream().anyMatch(form -> isEqual(given, form + fields));
  }

  private boolean isEqual(byte[] given, String text) {
    return MessageDigest.isEqual(sign(text), given);
  }

  private byte[] sign(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encode(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The token is not shown. */
  @Override
  public String toString() {
    return "TwilioSignature";
  }
}
