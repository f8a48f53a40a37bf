package dev.heliograph.simulator.twilio;

import java.util.Map;
import java.util.Optional;

/**
 * Numbers that always meet the same refusal, as under Twilio's test credentials. Other than there,
 * any other sender is taken, and a text from +15005550006 is reported like every other.
 */
final class MagicNumbers {
  private static final String RANGE = "+1500555000";
  private static final Map<String, TwilioError> RECIPIENTS =
      Map.of(
          "1", TwilioError.badRequest(21211, "Invalid 'To' Phone Number"),
          "2",
              TwilioError.badRequest(
                  21612,
                  "The 'To' phone number is not currently reachable using the 'From' phone number"
                      + " via SMS."),
          "3",
              TwilioError.badRequest(
                  21408,
                  "Permission to send an SMS has not been enabled for the region indicated by the"
                      + " 'To' number"),
          "4", TwilioError.UNSUBSCRIBED,
          "9", TwilioError.badRequest(21614, "'To' number is not a valid mobile number"));
  private static final TwilioError NOT_OURS =
      TwilioError.badRequest(
          21606,
          "The 'From' phone number is not a valid, SMS-capable inbound phone number or short code"
              + " for your account.");
  private static final Map<String, TwilioError> SENDERS =
      Map.of(
          "1", TwilioError.badRequest(21212, "Invalid 'From' Number"),
          "8",
              TwilioError.badRequest(
                  21611, "This 'From' number has exceeded the maximum number of queued messages"));

  private MagicNumbers() {}

  static Optional<TwilioError> recipient(String e164) {
    return isMagic(e164) ? Optional.ofNullable(RECIPIENTS.get(lastDigit(e164))) : Optional.empty();
  }

  static Optional<TwilioError> sender(String e164) {
    return isMagic(e164) && !lastDigit(e164).equals("6")
        ? Optional.of(SENDERS.getOrDefault(lastDigit(e164), NOT_OURS))
        : Optional.empty();
  }

  private static boolean isMagic(String e164) {
    return e164.length() == RANGE.length() + 1 && e164.startsWith(RANGE);
  }

  private static String lastDigit(String e164) {
    return e164.substring(RANGE.length());
  }
}
