package dev.heliograph.ingest.messages;

import dev.heliograph.contracts.event.Texts;
import java.util.regex.Pattern;

/** Which characters words, labels and names may have. */
final class Characters {
  static final String RULE = "must not hold NUL or half of a surrogate pair";
  static final String LABEL_NAME_RULE =
      "letters, digits and . _ - after a letter or digit, at most 64";

  static final Pattern LABEL_NAME = Pattern.compile("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$");

  private Characters() {}

  /** Something that can be seen, of bounded length in UTF-16 code units. */
  static boolean isWord(String text, int longest) {
    return !text.isBlank()
        && text.length() <= longest
        && text.codePoints().noneMatch(Character::isISOControl)
        && Texts.isStorable(text);
  }

  /** Without a colon: {@code name:value} is how labels are searched for. */
  static boolean isLabelName(String text) {
    return LABEL_NAME.matcher(text).matches();
  }
}
