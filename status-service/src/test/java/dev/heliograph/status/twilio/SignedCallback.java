package dev.heliograph.status.twilio;

import static java.util.stream.Collectors.joining;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.status.RunningService;
import dev.heliograph.teststack.TestStack;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A status callback as Twilio would post it. */
public final class SignedCallback {
  private final String path;
  private final Map<String, List<String>> fields = new TreeMap<>();
  private String token = TestStack.TWILIO_AUTH_TOKEN;

  private SignedCallback(String path) {
    this.path = path;
    with("AccountSid", TestStack.TWILIO_ACCOUNT_SID);
    with("ApiVersion", "2010-04-01");
    with("From", "+15005550006");
  }

  public static SignedCallback of(MessageId id, int attempt) {
    return to("/webhooks/twilio/status/" + id + "/" + attempt);
  }

  static SignedCallback to(String path) {
    return new SignedCallback(path);
  }

  public SignedCallback saying(String sid, String status) {
    return with("MessageSid", sid).with("SmsSid", sid).with("MessageStatus", status);
  }

  public SignedCallback with(String field, String... values) {
    fields.put(field, List.of(values));
    return this;
  }

  SignedCallback signedBy(String otherToken) {
    token = otherToken;
    return this;
  }

  String body() {
    var pairs = new ArrayList<String>();
    fields.forEach(
        (name, values) -> values.forEach(value -> pairs.add(encoded(name) + "=" + encoded(value))));
    return String.join("&", pairs);
  }

  public HttpResponse<String> postTo(RunningService service) {
    return postTo(service, body());
  }

  HttpResponse<String> postTo(RunningService service, String body) {
    return service.post(
        BodyPublishers.ofString(body),
        path,
        "Content-Type",
        "application/x-www-form-urlencoded; charset=UTF-8",
        "X-Twilio-Signature",
        sign(TestStack.PUBLIC_URL + path + signedFields(), token));
  }

  HttpResponse<String> postUnsignedTo(RunningService service) {
    return service.post(
        BodyPublishers.ofString(body()), path, "Content-Type", "application/x-www-form-urlencoded");
  }

  private String signedFields() {
    return fields.entrySet().stream()
        .flatMap(field -> new TreeSet<>(field.getValue()).stream().map(field.getKey()::concat))
        .collect(joining());
  }

  static String sign(String text, String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
