package dev.heliograph.simulator.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail, or one message in a chat.
 *
 * @param order rises with each
 * @param channel {@code email}, {@code slack} or {@code discord}
 * @param to the mail's recipient; of a chat the webhook's path without its secret end
 * @param messageId the mail's {@code Message-ID}: the same mail sent twice has the same
 */
public record Notice(
    long order,
    String channel,
    String to,
    @Nullable String from,
    @Nullable String subject,
    String text,
    Instant at,
    @Nullable String messageId) {

  /** About what it takes in memory. */
  long bytes() {
    return 200 + 2L * (length(to) + length(from) + length(subject) + length(text));
  }

  private static int length(@Nullable String words) {
    return words == null ? 0 : words.length();
  }

  @Override
  public String toString() {
    return "Notice[" + order + ", " + channel + "]"; // neither address nor words
  }
}
