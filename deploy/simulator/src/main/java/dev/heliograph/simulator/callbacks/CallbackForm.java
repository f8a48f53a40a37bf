package dev.heliograph.simulator.callbacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.simulator.messages.ErrorTexts;
import dev.heliograph.simulator.messages.Message;
import dev.heliograph.simulator.messages.Status;
import java.net.URLEncoder;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of a status callback. */
final class CallbackForm {
  private static final DateTimeFormatter RECEIPT_DATE =
      DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

  private CallbackForm() {}

  static SortedMap<String, String> of(Message message, String accountSid) {
    var form = new TreeMap<String, String>();
    String status = message.status().word();
    form.put("AccountSid", accountSid);
    form.put("ApiVersion", "2010-04-01");
    form.put("MessageSid", message.sid());
    form.put("SmsSid", message.sid());
    form.put("MessageStatus", status);
    form.put("SmsStatus", status);
    form.put("To", message.request().to());
    put(form, "From", message.progress().from());
    put(form, "MessagingServiceSid", message.request().sender().service());
    putError(form, message.progress().errorCode());
    if (message.status() == Status.DELIVERED || message.status() == Status.UNDELIVERED) {
      form.put("RawDlrDoneDate", RECEIPT_DATE.format(message.progress().updated()));
    }
    return form;
  }

  private static void putError(Map<String, String> form, @Nullable Integer code) {
    if (code != null) {
      form.put("ErrorCode", code.toString());
      put(form, "ErrorMessage", ErrorTexts.find(code).orElse(null));
    }
  }

  private static void put(Map<String, String> form, String name, @Nullable String value) {
    if (value != null) {
      form.put(name, value);
    }
  }

  /** Most values are ids and words: not to encode them saves more than it costs to look. */
  private static boolean isPlain(String value) {
    return value.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'));
  }

  static String encoded(Map<String, String> form) {
    var text = new StringBuilder(512);
    form.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(isPlain(value) ? value : URLEncoder.encode(value, UTF_8)));
    return text.toString();
  }
}
