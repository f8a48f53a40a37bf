package dev.heliograph.contracts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash over several texts. Ids are made of it: it never changes. */
public final class PartsHash {
  private PartsHash() {}

  /**
   * SHA-256 over the parts, each in UTF-8 after its length in bytes (four, big-endian): ("ab","c")
   * and ("a","bc") are different.
   */
  public static byte[] sha256(String... parts) {
    MessageDigest digest = newDigest();
    for (String part : parts) {
      byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(utf8.length).flip());
      digest.update(utf8);
    }
    return digest.digest();
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
