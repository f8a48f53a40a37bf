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
    String request =
        """
        POST %s HTTP/1.1
        Host: %s
        Content-Type: application/x-www-form-urlencoded; charset=UTF-8
        Content-Length: %d
        X-Twilio-Signature: %s
        I-Twilio-Idempotency-Token: %s
        User-Agent: TwilioProxy/1.1
        Accept: */*

        """
            .formatted(
                url.requestTarget(),
                host(url),
                body.length(), // percent-encoded: one byte a character
                signature.of(url.signed(), form),
                callback.token())
            .replace("\n", "\r\n");
    return (request + body).getBytes(StandardCharsets.US_ASCII);
  }

  private static String host(CallbackUrl url) {
    var origin = url.origin();
    boolean usual = origin.port() == (origin.secure() ? 443 : 80);
    return usual ? origin.host() : origin.host() + ":" + origin.port();
  }
}
