package dev.heliograph.simulator.messages;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What a message cost, in USD. Source: Twilio's list price of 2026 for texts to the US. */
final class Prices {
  private static final BigDecimal SEGMENT = new BigDecimal("-0.00830");
  private static final BigDecimal FAILED = new BigDecimal("-0.00100");
  private static final Set<Integer> FREE_FAILURES =
      Set.of(
          12400, 20500, 20504, 21408, 30002, 30008, 30036, 30103, 30450, 30454, 30500, 63010, 63012,
          63013, 63018, 63021, 63024, 63032, 63038, 90010);

  private Prices() {}

  /** A negative amount; empty until the message has settled, and where nothing is billed. */
  static Optional<String> of(Message message) {
    if (!message.progress().settled() || message.status() == Status.CANCELED) {
      return Optional.empty();
    }
    if (message.status() == Status.FAILED) {
      Integer code = message.progress().errorCode();
      boolean free = code != null && FREE_FAILURES.contains(code);
      return free ? Optional.empty() : Optional.of(FAILED.toPlainString());
    }
    return Optional.of(SEGMENT.multiply(BigDecimal.valueOf(message.segments())).toPlainString());
  }
}
