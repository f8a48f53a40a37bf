package dev.heliograph.contracts.text;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The two encodings of a text and what a segment of each holds. Source: 3GPP TS 23.038, section 6.2
 * (alphabet) and TS 23.040, section 9.2.3.24.1 (a concatenation header takes 6 octets of 140).
 */
public enum Encoding {
  /** Septets: 160 in one segment, 153 in each of several. */
  GSM_7("GSM-7", 160, 153),
  /** UTF-16 code units: 70 in one segment, 67 in each of several. */
  UCS_2("UCS-2", 70, 67);

  // the order is that of the standard's table; the escape at 0x1B is no character
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENSION = "\f^{}\\[~]|€";

  private static final byte[] SEPTETS = septetsByCharacter();

  private final String standardName;
  final int single;
  final int concatenated;

  Encoding(String standardName, int single, int concatenated) {
    this.standardName = standardName;
    this.single = single;
    this.concatenated = concatenated;
  }

  /** GSM-7 where every character is in its alphabet, else UCS-2. */
  public static Encoding smallestFor(String body) {
    return body.chars().allMatch(unit -> septets(unit) > 0) ? GSM_7 : UCS_2;
  }

  /** As the standards write it: {@code GSM-7}, {@code UCS-2}. */
  @JsonValue
  public String standardName() {
    return standardName;
  }

  /** What one character takes: septets or UTF-16 code units. */
  int unitsOf(int codePoint) {
    return switch (this) {
      case GSM_7 -> septets(codePoint);
      case UCS_2 -> Character.charCount(codePoint);
    };
  }

  /** 1 in the basic table, 2 (with the escape) in the extension table, 0 in neither. */
  private static int septets(int codePoint) {
    return codePoint < SEPTETS.length ? SEPTETS[codePoint] : 0;
  }

  private static byte[] septetsByCharacter() {
    byte[] septets = new byte['€' + 1]; // the highest of both tables
    BASIC.chars().forEach(character -> septets[character] = 1);
    EXTENSION.chars().forEach(character -> septets[character] = 2);
    return septets;
  }
}
