package dev.heliograph.status.twilio;

import dev.heliograph.contracts.event.Texts;
import dev.heliograph.contracts.message.ProviderReport.Reported;
import java.util.Optional;

/** What the fields of a status callback say. Source: Twilio, "Track outbound message status". */
final class TwilioReport {
  static final String PROVIDER = "twilio";

  private static final int LONGEST = 255;

  private TwilioReport() {}

  /** Absent where the fields do not name a message and a status. */
  static Optional<Reported> of(FormFields fields) {
    Optional<String> sid = fields.first("MessageSid", "SmsSid").filter(TwilioReport::canBeKept);
    Optional<String> word =
        fields.first("MessageStatus", "SmsStatus").filter(TwilioReport::canBeKept);
    return sid.flatMap(
        id ->
            word.map(
                it -> new Reported(PROVIDER, id, it, TwilioWords.ours(it), errorCodeOf(fields))));
  }

  /** Both are columns, and one is in an index: text without NUL, and not long. */
  private static boolean canBeKept(String text) {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= LONGEST
        && Texts.isStorable(text);
  }

  /** A code that is no number stands in the raw fields alone. */
  private static Optional<Integer> errorCodeOf(FormFields fields) {
    return fields
        .first("ErrorCode")
        .filter(code -> code.matches("[1-9][0-9]{0,8}"))
        .map(Integer::valueOf);
  }
}
