package dev.heliograph.simulator.messages;

import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Whom the simulator stands in for. */
public enum Provider {
  TWILIO,
  SNS,
  ADVANTA;

  private static final long IDS = 1_000_000_000_000L;

  /**
   * Whose texts end with a STOP to this sender: at Amazon those of the whole account, elsewhere
   * those of the sender.
   */
  public String stoppedBy(String sender) {
    return this == SNS ? "Amazon SNS" : sender;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * An id as the provider makes them. Not drawn from the faults' seed: two runs of the simulator
   * must not give one id twice.
   */
  String newId(boolean media) {
    var random = ThreadLocalRandom.current();
    return switch (this) {
      case TWILIO -> {
        var hex = HexFormat.of();
        yield (media ? "MM" : "SM")
            + hex.toHexDigits(random.nextLong())
            + hex.toHexDigits(random.nextLong());
      }
      case SNS -> UUID.randomUUID().toString();
      case ADVANTA -> Long.toString(IDS + random.nextLong(IDS));
    };
  }
}
