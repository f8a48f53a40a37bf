package dev.heliograph.composer.templates;

import com.samskivert.mustache.Mustache;
import java.util.Map;
import java.util.Set;

/**
 * Sections that change what they hold: {@code {{#sentence}}} ends it with a full stop unless it
 * ends a sentence already; {@code {{#brief}}} cuts what people wrote at length.
 */
final class Phrases {
  /** By the name of their section. A variable of the same name is not seen. */
  static final Map<String, Mustache.Lambda> BY_NAME =
      Map.of(
          "sentence", (fragment, out) -> out.write(sentence(fragment.execute())),
          "brief", (fragment, out) -> out.write(brief(fragment.execute())));

  private static final Set<Character> ENDS = Set.of('.', '!', '?', '…');

  /** Plain dots: the one character for them would make the whole text UCS-2. */
  private static final String CUT = "...";

  /** In characters (Unicode code points). Two segments, in the alphabet of most texts. */
  static final int BRIEF = 300;

  private Phrases() {}

  static String sentence(String text) {
    String stripped = text.strip();
    boolean ended = !stripped.isEmpty() && ENDS.contains(stripped.charAt(stripped.length() - 1));
    return ended ? stripped : stripped + ".";
  }

  /** At most {@link #BRIEF} characters, cut between words where there are any. */
  static String brief(String text) {
    if (text.codePointCount(0, text.length()) <= BRIEF) {
      return text;
    }
    String start = text.substring(0, text.offsetByCodePoints(0, BRIEF - CUT.length()));
    int lastSpace = start.lastIndexOf(' ');
    return (lastSpace > 0 ? start.substring(0, lastSpace) : start).stripTrailing() + CUT;
  }
}
