package dev.heliograph.simulator.callbacks;

import java.nio.charset.StandardCharsets;

/** Writes callbacks as signed HTTP/1.1 requests. */
public final class CallbackRequests {
  private final String accountSid;
  private final Signature signature;

  public CallbackRequests(String accountSid, Signature signature) {
    this.accountSid = accountSid;
    this.signature = signature;
  }

  byte[] bytes(Callback callback) {
    var url = callback.url();
    var form = CallbackForm.of(callback.message(), accountSid);
    String body = CallbackForm.encoded(form);
    var request = new StringBuilder(1_024);
    request.append("POST ").append(url.requestTarget()).append(" HTTP/1.1");
    header(request, "Host", host(url));
    header(request, "Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
    header(request, "Content-Length", Integer.toString(body.length())); // one byte a character
    header(request, "X-Twilio-Signature", signature.of(url.signed(), form));
    header(request, "I-Twilio-Idempotency-Token", callback.token());
    header(request, "User-Agent", "TwilioProxy/1.1");
    header(request, "Accept", "*/*");
    request.append("\r\n\r\n").append(body);
    return request.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void header(StringBuilder request, String name, String value) {
    request.append("\r\n").append(name).append(": ").append(value);
  }

  private static String host(CallbackUrl url) {
    var origin = url.origin();
    boolean usual = origin.port() == (origin.secure() ? 443 : 80);
    return usual ? origin.host() : origin.host() + ":" + origin.port();
  }
}
