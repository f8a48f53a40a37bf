package dev.heliograph.ingest.stripe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in {@code Stripe-Signature}: {@code t=1492774577,v1=5257a8…,v1=…,v0=…}. Other schemes
 * than {@code v1} are left aside: Stripe sends {@code v0} for test events only, and it proves
 * nothing.
 *
 * @param timestamp seconds since 1970 as they were written, since the text itself is signed
 * @param candidates the values of every {@code v1}; several while a secret is rolled
 */
record SignatureHeader(String timestamp, List<byte[]> candidates) {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  /** Empty when there is no readable time or no {@code v1}. */
  static Optional<SignatureHeader> parse(String header) {
    Optional<String> timestamp = Optional.empty();
    var candidates = new ArrayList<byte[]>();
    for (String item : header.split(",", -1)) {
      int equals = item.indexOf('=');
      String name = equals < 0 ? "" : item.substring(0, equals).strip();
      String value = item.substring(equals + 1).strip();
      if (name.equals("t")) {
        if (timestamp.isPresent()) {
          return Optional.empty(); // two times: which one is signed is not for us to guess
        }
        timestamp = Optional.of(value);
      } else if (name.equals("v1")) {
        candidates.add(value.getBytes(StandardCharsets.UTF_8));
      }
    }
    return timestamp
        .filter(text -> SECONDS.matcher(text).matches() && !candidates.isEmpty())
        .map(text -> new SignatureHeader(text, List.copyOf(candidates)));
  }

  long epochSecond() {
    return Long.parseLong(timestamp);
  }
}
