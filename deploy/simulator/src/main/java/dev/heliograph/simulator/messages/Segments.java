package dev.heliograph.simulator.messages;

import java.util.stream.IntStream;

/**
 * How many segments a body is billed as. GSM-7: 160 septets, or 153 each when there are several;
 * with any other character UCS-2: 70 code units, or 67. Source: 3GPP TS 23.038 and 23.040.
 */
final class Segments {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "^{}\\[~]|€\f";

  private static final byte[] SEPTETS = new byte['€' + 1];

  static {
    BASIC.chars().forEach(c -> SEPTETS[c] = 1);
    EXTENSION.chars().forEach(c -> SEPTETS[c] = 2);
  }

  private Segments() {}

  static int of(String body) {
    boolean gsm = isGsm(body);
    int[] costs =
        gsm
            ? body.chars().map(Segments::septets).toArray()
            : body.codePoints().map(Character::charCount).toArray();
    int units = IntStream.of(costs).sum();
    return units <= (gsm ? 160 : 70) ? 1 : packed(costs, gsm ? 153 : 67);
  }

  static boolean isGsm(String body) {
    return body.chars().allMatch(c -> septets(c) > 0);
  }

  /** 1, 2 for an escape pair, 0 for what GSM-7 cannot write. */
  private static int septets(int character) {
    return character < SEPTETS.length ? SEPTETS[character] : 0;
  }

  /** One by one, not by division: an escape or surrogate pair is never split. */
  private static int packed(int[] costs, int capacity) {
    int segments = 1;
    int used = 0;
    for (int cost : costs) {
      if (used + cost > capacity) {
        segments++;
        used = 0;
      }
      used += cost;
    }
    return segments;
  }
}
