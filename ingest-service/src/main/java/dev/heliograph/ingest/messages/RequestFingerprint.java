package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.ContractJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells one request from another under the same key: the hex SHA-256 of what was asked for, in its
 * canonical form. White space, the order of members, the way a telephone number is written and a
 * default that is written out make no difference: what they ask for is the same text.
 */
final class RequestFingerprint {
  private RequestFingerprint() {}

  static String of(ObjectNode canonicalData) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(ContractJson.write(canonicalData));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
