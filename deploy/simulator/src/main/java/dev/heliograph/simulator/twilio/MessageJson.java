package dev.heliograph.simulator.twilio;

import dev.heliograph.simulator.messages.ErrorTexts;
import dev.heliograph.simulator.messages.Message;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages and errors as Twilio shows them: which fields, and in what form. */
final class MessageJson {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final String accountSid;
  private final String listUri;

  MessageJson(String accountSid) {
    this.accountSid = accountSid;
    this.listUri = "/2010-04-01/Accounts/" + accountSid + "/Messages";
  }

  /**
   * Numbers of segments and media are strings; dates are RFC 2822; what is not yet known is null.
   */
  Map<String, @Nullable Object> message(Message message) {
    var progress = message.progress();
    var json = new LinkedHashMap<String, @Nullable Object>(32);
    json.put("account_sid", accountSid);
    json.put("api_version", "2010-04-01");
    json.put("body", message.body());
    json.put("date_created", date(message.created()));
    json.put("date_sent", date(progress.sent()));
    json.put("date_updated", date(progress.updated()));
    json.put("direction", message.direction().word());
    json.put("error_code", progress.errorCode());
    json.put("error_message", errorText(progress.errorCode()));
    json.put("from", progress.from());
    json.put("messaging_service_sid", message.request().sender().service());
    json.put("num_media", Integer.toString(message.request().content().media()));
    json.put("num_segments", Integer.toString(message.segments()));
    json.put("price", message.price().orElse(null));
    json.put("price_unit", "USD");
    json.put("sid", message.sid());
    json.put("status", message.status().word());
    json.put("subresource_uris", Map.of("media", uri(message) + "/Media.json"));
    json.put("to", message.request().to());
    json.put("uri", uri(message) + ".json");
    return json;
  }

  Map<String, Object> error(TwilioError error) {
    var json = new LinkedHashMap<String, Object>();
    json.put("code", error.code());
    json.put("message", error.message());
    json.put("more_info", error.moreInfo());
    json.put("status", error.status());
    return json;
  }

  String listUri() {
    return listUri + ".json";
  }

  private String uri(Message message) {
    return listUri + "/" + message.sid();
  }

  private static @Nullable String date(@Nullable Instant instant) {
    return instant == null ? null : RFC_2822.format(instant);
  }

  private static @Nullable String errorText(@Nullable Integer code) {
    return Optional.ofNullable(code).flatMap(ErrorTexts::find).orElse(null);
  }
}
