package dev.heliograph.contracts.event;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Attributes as HTTP headers. Source: CloudEvents HTTP protocol binding 1.0.2, section 3.1.3. */
final class HttpHeaders {
  private static final String RULE =
      "must be printable ASCII; anything else, and the percent sign, percent-encoded as UTF-8";

  private HttpHeaders() {}

  /**
   * The attributes with their values decoded.
   *
   * @throws MalformedEvent when a value is not encoded as it should be, or a name stands twice
   */
  static Map<String, String> attributes(Map<String, String> headersWithoutPrefix) {
    var attributes = new LinkedHashMap<String, String>();
    var violations = new ArrayList<Violation>();
    headersWithoutPrefix.forEach(
        (header, value) -> {
          String name = header.toLowerCase(Locale.ROOT); // names of headers know no case
          String at = Pointers.child("", name);
          Optional<String> text = decode(value);
          if (text.isEmpty()) {
            violations.add(new Violation(at, RULE));
          } else if (attributes.put(name, text.get()) != null) {
            violations.add(new Violation(at, "stands twice"));
          }
        });
    if (!violations.isEmpty()) {
      throw new MalformedEvent(violations);
    }
    return attributes;
  }

  /** Undoes quoting, then percent-encoding, once; empty where the value is not so encoded. */
  private static Optional<String> decode(String value) {
    String plain = unquote(value.strip());
    var bytes = new ByteArrayOutputStream(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '%') {
        if (!isOctet(plain, i + 1)) {
          return Optional.empty();
        }
        bytes.write(HexFormat.fromHexDigits(plain, i + 1, i + 3));
        i += 2;
      } else if (c >= ' ' && c <= '~') {
        bytes.write(c);
      } else {
        return Optional.empty();
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static boolean isOctet(String text, int at) {
    return at + 2 <= text.length()
        && HexFormat.isHexDigit(text.charAt(at))
        && HexFormat.isHexDigit(text.charAt(at + 1));
  }

  /** A quoted string, RFC 9110, section 5.6.4; anything else as it is. */
  private static String unquote(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
