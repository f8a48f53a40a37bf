package dev.heliograph.simulator.twilio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** The one account there is, and its Basic authentication. */
final class Credentials {
  private final byte[] expected;

  Credentials(String accountSid, String authToken) {
    String pair = accountSid + ":" + authToken;
    expected = Base64.getEncoder().encode(pair.getBytes(StandardCharsets.UTF_8));
  }

  boolean match(Optional<String> authorization) {
    return authorization
        .filter(header -> header.regionMatches(true, 0, "Basic ", 0, 6))
        .map(header -> header.substring(6).strip().getBytes(StandardCharsets.UTF_8))
        .filter(given -> MessageDigest.isEqual(given, expected))
        .isPresent();
  }

  @Override
  public String toString() {
    return "Credentials";
  }
}
