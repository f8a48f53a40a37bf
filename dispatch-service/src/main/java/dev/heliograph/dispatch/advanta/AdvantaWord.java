package dev.heliograph.dispatch.advanta;

import dev.heliograph.contracts.message.MessageStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Advanta's words for what became of a text. It has no codes for them: the numbers are ours, by
 * which the table of explanations ({@code advanta.json}) knows them. "Unknown" is all that two
 * networks say of a phone that they cannot reach.
 */
enum AdvantaWord {
  SCHEDULED("Scheduled", MessageStatus.ACCEPTED, 0),
  SENT_TO_NETWORK("SentToNetwork", MessageStatus.SENT, 0),
  DELIVERED_TO_TERMINAL("DeliveredToTerminal", MessageStatus.DELIVERED, 0),
  ABSENT_SUBSCRIBER("AbsentSubscriber", MessageStatus.UNDELIVERED, 9001),
  DELIVERY_IMPOSSIBLE("DeliveryImpossible", MessageStatus.UNDELIVERED, 9002),
  SENDER_NAME_BLACKLISTED("SenderNameBlacklisted", MessageStatus.UNDELIVERED, 9003),
  UNKNOWN("Unknown", MessageStatus.UNDELIVERED, 9004);

  private final String word;
  private final MessageStatus status;
  private final int code;

  AdvantaWord(String word, MessageStatus status, int code) {
    this.word = word.toLowerCase(Locale.ROOT);
    this.status = status;
    this.code = code;
  }

  /**
   * Written with and without spaces; absent for a word that was not there when this was written.
   */
  static Optional<AdvantaWord> of(String word) {
    String bare = word.replace(" ", "").toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(one -> one.word.equals(bare)).findFirst();
  }

  MessageStatus status() {
    return status;
  }

  Optional<Integer> errorCode() {
    return code == 0 ? Optional.empty() : Optional.of(code);
  }
}
