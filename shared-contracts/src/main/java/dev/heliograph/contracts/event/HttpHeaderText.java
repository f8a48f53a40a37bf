package dev.heliograph.contracts.event;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** The text of an attribute in an HTTP header. Source: CloudEvents HTTP binding 1.0.2, 3.1.3.2. */
final class HttpHeaderText {
  static final String RULE =
      "must be printable ASCII; anything else, and the percent sign, percent-encoded as UTF-8";

  private HttpHeaderText() {}

  /** Undoes quoting, then percent-encoding, once; empty where the value is not so encoded. */
  static Optional<String> decode(String value) {
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
