package dev.heliograph.simulator.messages;

import java.util.Map;
import java.util.Optional;

/** What Twilio says beside the delivery error codes that are met most. */
public final class ErrorTexts {
  private static final Map<Integer, String> TEXTS =
      Map.of(
          21610, "Attempt to send to unsubscribed recipient",
          30001, "Queue overflow",
          30002, "Account suspended",
          30003, "Unreachable destination handset",
          30004, "Message blocked",
          30005, "Unknown destination handset",
          30006, "Landline or unreachable carrier",
          30007, "Message filtered",
          30008, "Unknown error");

  private ErrorTexts() {}

  public static Optional<String> find(int code) {
    return Optional.ofNullable(TEXTS.get(code));
  }
}
