package dev.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes as providers sign with. */
final class Signing {
  private Signing() {}

  /**
   * Signs.
   *
   * @param algorithm such as {@code HmacSHA256}
   */
  static byte[] sign(String algorithm, String key, byte[] content) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
