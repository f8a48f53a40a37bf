package dev.heliograph.systemtests.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.heliograph.systemtests.client.Provider.Taken;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Twilio, which posts signed status callbacks; beside those that the simulator sends by itself. */
public final class Twilio {
  private final Http http = new Http();
  private final String publicUrl;
  private final String accountSid;
  private final String authToken;

  Twilio(String publicUrl, String accountSid, String authToken) {
    this.publicUrl = publicUrl;
    this.accountSid = accountSid;
    this.authToken = authToken;
  }

  /** Reports a status of a message that the provider has, signed as Twilio signs. */
  public Answer report(Taken message, String status) {
    return report(message, status, authToken);
  }

  public Answer reportForged(Taken message, String status) {
    return report(message, status, "0123456789abcdef0123456789abcdef");
  }

  public Answer reportUnsigned(Taken message, String status) {
    return post(address(message), form(message, status), Map.of());
  }

  private Answer report(Taken message, String status, String token) {
    SortedMap<String, String> form = form(message, status);
    String url = address(message);
    String signed =
        url + form.entrySet().stream().map(e -> e.getKey() + e.getValue()).collect(joining());
    byte[] hash = Signing.sign("HmacSHA1", token, signed.getBytes(UTF_8));
    String signature = Base64.getEncoder().encodeToString(hash);
    return post(url, form, Map.of("X-Twilio-Signature", signature));
  }

  private String address(Taken message) {
    return publicUrl + "/webhooks/twilio/status/" + message.messageId() + "/" + message.attempt();
  }

  private SortedMap<String, String> form(Taken message, String status) {
    return new TreeMap<>(
        Map.of(
            "AccountSid",
            accountSid,
            "ApiVersion",
            "2010-04-01",
            "To",
            message.to(),
            "MessageSid",
            message.sid(),
            "SmsSid",
            message.sid(),
            "MessageStatus",
            status,
            "SmsStatus",
            status));
  }

  private Answer post(String url, Map<String, String> form, Map<String, String> headers) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
            .collect(joining("&"));
    var all = new TreeMap<>(headers);
    all.put("Content-Type", "application/x-www-form-urlencoded");
    return http.post(url, all, body.getBytes(UTF_8));
  }
}
