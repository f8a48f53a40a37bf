package dev.heliograph.systemtests;

/** Words that occur nowhere but in bodies of messages, so that they can be looked for in logs. */
final class Marked {
  static final String WORD = "Zaunkoenig";

  private Marked() {}

  static String text(String words) {
    return words + " from the " + WORD;
  }
}
