package dev.heliograph.status.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form, each with all of its values, in the order they came. Source: WHATWG URL,
 * application/x-www-form-urlencoded.
 */
record FormFields(Map<String, List<String>> values) {

  /** Reads a body. Throws {@link IllegalArgumentException} at a broken escape. */
  static FormFields parse(byte[] body) {
    var fields = new LinkedHashMap<String, List<String>>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.computeIfAbsent(decode(name), _ -> new ArrayList<>()).add(decode(value));
      }
    }
    return new FormFields(fields);
  }

  /** The first of these fields that is there and not empty. */
  Optional<String> first(String... names) {
    for (String name : names) {
      String value = values.getOrDefault(name, List.of("")).getFirst();
      if (!value.isBlank()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The values hold numbers: only the names are shown. */
  @Override
  public String toString() {
    return "FormFields" + values.keySet();
  }
}
