package dev.heliograph.status.twilio;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * A webhook as it came, before anything is believed of it.
 *
 * @param url the public base, then the raw path and query: nothing decoded
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record TwilioRequest(Optional<String> signature, String url, boolean form, byte[] body) {

  /** Reads the body itself: parameters that the container parses have lost their order. */
  static TwilioRequest of(HttpServletRequest request, String publicBase) throws IOException {
    String query = request.getQueryString();
    String type = Optional.ofNullable(request.getContentType()).orElse("");
    return new TwilioRequest(
        Optional.ofNullable(request.getHeader("X-Twilio-Signature")),
        publicBase + request.getRequestURI() + (query == null ? "" : "?" + query),
        !type.toLowerCase(Locale.ROOT).contains("json"),
        bodyOf(request));
  }

  /** Of known length mostly: else 16 KB are made room for, the most of all that a report takes. */
  private static byte[] bodyOf(HttpServletRequest request) throws IOException {
    int length = request.getContentLength();
    return length < 0
        ? request.getInputStream().readAllBytes()
        : request.getInputStream().readNBytes(length);
  }

  @Override
  public String toString() {
    return "TwilioRequest[" + body.length + " bytes]";
  }
}
