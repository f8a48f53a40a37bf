package dev.heliograph.simulator.optout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a text that consists of one such word means, however it is written. Source: Twilio's
 * standard opt-out keywords of April 2025.
 */
public enum Keyword {
  STOP(
      Set.of("STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL"),
      "You have successfully been unsubscribed. You will not receive any more messages from this"
          + " number. Reply START to resubscribe."),
  START(
      Set.of("START", "YES", "UNSTOP"),
      "You have successfully been re-subscribed to messages from this number. Reply HELP for help."
          + " Reply STOP to unsubscribe. Msg&Data Rates May Apply."),
  HELP(Set.of("HELP", "INFO"), "Reply STOP to unsubscribe. Msg&Data Rates May Apply.");

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes sets that cannot change
  private final Set<String> words;

  private final String answer;

  Keyword(Set<String> words, String answer) {
    this.words = words;
    this.answer = answer;
  }

  public static Optional<Keyword> in(String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(keyword -> keyword.words.contains(word)).findFirst();
  }

  /** What Twilio answers by itself. */
  public String answer() {
    return answer;
  }
}
