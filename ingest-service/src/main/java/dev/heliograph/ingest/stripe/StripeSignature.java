package dev.heliograph.ingest.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether Stripe sent these bytes, and sent them now. The signature is the hex HMAC-SHA256,
 * keyed with the endpoint's whole secret, of the time as written, a full stop and the raw body.
 * Source: docs.stripe.com/webhooks, "Verify webhook signatures manually".
 */
final class StripeSignature {
  /** How far the signed time may be from ours, in either direction. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";

  private final List<SecretKeySpec> keys;
  private final Clock clock;

  /**
   * @param secrets one or, while one is rolled, several; any of them may have signed
   */
  StripeSignature(List<String> secrets, Clock clock) {
    this.keys = secrets.stream().map(StripeSignature::keyOf).toList();
    this.clock = clock;
  }

  /** What became of the check. */
  enum Verdict {
    GENUINE,
    MISSING,
    /** Signed by nobody we know, or not readable. */
    FORGED,
    /** Signed by Stripe, but for another time: a replay, or a clock that is wrong. */
    STALE
  }

  /** Checks the time only of what is signed: who forges learns nothing about our clock. */
  Verdict check(Optional<String> header, byte[] body) {
    if (header.isEmpty() || header.get().isBlank()) {
      return Verdict.MISSING;
    }
    Optional<SignatureHeader> parsed = SignatureHeader.parse(header.get());
    if (parsed.isEmpty() || !isSigned(parsed.get(), body)) {
      return Verdict.FORGED;
    }
    long age = clock.instant().getEpochSecond() - parsed.get().epochSecond();
    return Math.abs(age) <= TOLERANCE.toSeconds() ? Verdict.GENUINE : Verdict.STALE;
  }

  private boolean isSigned(SignatureHeader header, byte[] body) {
    boolean signed = false;
    for (SecretKeySpec key : keys) {
      byte[] expected = signatureOf(key, header.timestamp(), body);
      for (byte[] candidate : header.candidates()) {
        signed |= MessageDigest.isEqual(expected, candidate); // constant time, and no early end
      }
    }
    return signed;
  }

  private static byte[] signatureOf(SecretKeySpec key, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static SecretKeySpec keyOf(String secret) {
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }
}
