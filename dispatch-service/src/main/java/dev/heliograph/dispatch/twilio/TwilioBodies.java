package dev.heliograph.dispatch.twilio;

import java.util.Map;

/**
 * Bodies as they come out of what Twilio is known to make of them: Smart Encoding writes
 * look-alikes of GSM-7 for characters that would cost more segments, and a trial account's texts
 * begin with its own words. Space around the text and the kind of line ends are not relied upon.
 * Applied to both sides; what differs after that is told apart elsewhere.
 */
final class TwilioBodies {
  private static final String TRIAL = "Sent from your Twilio trial account - ";

  /** The usual ones of Smart Encoding's table; the rest of it differs in more than a look-alike. */
  private static final Map<Integer, String> LOOK_ALIKES =
      Map.ofEntries(
          Map.entry(0x00AB, "\""),
          Map.entry(0x00BB, "\""),
          Map.entry(0x201C, "\""),
          Map.entry(0x201D, "\""),
          Map.entry(0x201E, "\""),
          Map.entry(0x201F, "\""),
          Map.entry(0x2018, "'"),
          Map.entry(0x2019, "'"),
          Map.entry(0x201A, "'"),
          Map.entry(0x201B, "'"),
          Map.entry(0x2032, "'"),
          Map.entry(0x0060, "'"),
          Map.entry(0x00B4, "'"),
          Map.entry(0x2010, "-"),
          Map.entry(0x2011, "-"),
          Map.entry(0x2012, "-"),
          Map.entry(0x2013, "-"),
          Map.entry(0x2014, "-"),
          Map.entry(0x2015, "-"),
          Map.entry(0x2212, "-"),
          Map.entry(0x2026, "..."),
          Map.entry(0x2022, "*"),
          Map.entry(0x2039, "<"),
          Map.entry(0x203A, ">"),
          Map.entry(0x2044, "/"),
          Map.entry(0x200B, ""),
          Map.entry(0x2060, ""),
          Map.entry(0xFEFF, ""));

  private TwilioBodies() {}

  static String canonical(String body) {
    String own = body.startsWith(TRIAL) ? body.substring(TRIAL.length()) : body;
    var canonical = new StringBuilder(own.length());
    own.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> {
              String alike = LOOK_ALIKES.get(c);
              if (alike != null) {
                canonical.append(alike);
              } else if (Character.isSpaceChar(c) && c != '\n') {
                canonical.append(' ');
              } else {
                canonical.appendCodePoint(c);
              }
            });
    return canonical.toString().strip();
  }
}
