package dev.heliograph.simulator.twilio;

import java.util.Optional;
import java.util.regex.Pattern;

/** Telephone numbers as callers write them. */
final class Numbers {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern PUNCTUATION = Pattern.compile("[ ().-]");
  private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
  private static final Pattern SENDER_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 &+_-]{1,11}");

  private Numbers() {}

  /** Empty unless it is a number with its country code; spaces and punctuation are forgiven. */
  static Optional<String> e164(String text) {
    return Optional.of(PUNCTUATION.matcher(text).replaceAll(""))
        .filter(n -> E164.matcher(n).matches());
  }

  /** A sender may also be a short code or a name. */
  static Optional<String> sender(String text) {
    boolean noNumber = SHORT_CODE.matcher(text).matches() || SENDER_ID.matcher(text).matches();
    return noNumber ? Optional.of(text) : e164(text);
  }

  /** For error texts: without its last four digits. */
  static String masked(String text) {
    return text.length() <= 4 ? "XXXX" : text.substring(0, text.length() - 4) + "XXXX";
  }
}
