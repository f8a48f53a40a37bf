package dev.heliograph.contracts.event;

/** Which characters a text may have. */
public final class Texts {
  private Texts() {}

  /** The type String of CloudEvents 1.0.2, section 3.1. */
  static boolean isCloudEventsString(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isForbidden(text.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** What Postgres can store as text and UTF-8 can carry: no NUL, no half of a surrogate pair. */
  public static boolean isStorable(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!isStorable(text.codePointAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The text without what could not be stored. */
  public static String storable(String text) {
    return text.codePoints()
        .filter(Texts::isStorable)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isStorable(int character) {
    return character != 0 && !isSurrogate(character);
  }

  private static boolean isForbidden(int character) {
    boolean nonCharacter =
        (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    return Character.isISOControl(character) || isSurrogate(character) || nonCharacter;
  }

  private static boolean isSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }
}
