package dev.heliograph.simulator.inbound;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.optout.Keyword;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields by which a webhook is told of an inbound text. */
final class InboundForm {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private InboundForm() {}

  /**
   * All fields, sorted as the signature wants them.
   *
   * @param keyword only with Advanced Opt-Out is the webhook told of it
   */
  static SortedMap<String, String> of(
      Message message, String accountSid, Optional<Keyword> keyword) {
    var form = new TreeMap<String, String>();
    form.put("MessageSid", message.sid());
    form.put("SmsSid", message.sid());
    form.put("SmsMessageSid", message.sid());
    form.put("AccountSid", accountSid);
    form.put("ApiVersion", "2010-04-01");
    form.put("SmsStatus", message.status().word());
    form.put("Body", message.body());
    form.put("NumMedia", "0");
    form.put("NumSegments", Integer.toString(message.segments()));
    String service = message.request().sender().service();
    if (service != null) {
      form.put("MessagingServiceSid", service);
    }
    keyword.ifPresent(word -> form.put("OptOutType", word.name()));
    putParty(form, "From", message.handset());
    putParty(form, "To", message.request().to());
    return form;
  }

  /** City, state and ZIP are empty, as for most mobile numbers. */
  private static void putParty(Map<String, String> form, String party, String number) {
    form.put(party, number);
    form.put(party + "Country", country(number));
    form.put(party + "State", "");
    form.put(party + "City", "");
    form.put(party + "Zip", "");
  }

  /** Empty for a short code. */
  private static String country(String number) {
    try {
      var parsed = NUMBERS.parse(number, null);
      String region = NUMBERS.getRegionCodeForNumber(parsed);
      return region == null ? NUMBERS.getRegionCodeForCountryCode(parsed.getCountryCode()) : region;
    } catch (NumberParseException e) {
      return "";
    }
  }
}
