package dev.heliograph.simulator.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Form or query fields: names with their values, in the order in which they came. */
public record Form(Map<String, List<String>> fields) {
  public static final Form EMPTY = new Form(Map.of());

  /**
   * Reads {@code a=1&b=2}, percent-encoded UTF-8.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
   */
  public static Form parse(String text) {
    var fields = new LinkedHashMap<String, List<String>>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        fields
            .computeIfAbsent(decoded(name), key -> new ArrayList<>(1))
            .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return new Form(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The first value, if the field is there (it may be empty). */
  public Optional<String> find(String name) {
    return Optional.ofNullable(fields.get(name)).map(List::getFirst);
  }

  /** The first value, if there is one that is not blank. */
  public Optional<String> text(String name) {
    return find(name).filter(value -> !value.isBlank());
  }

  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  public boolean has(String name) {
    return fields.containsKey(name);
  }

  @Override
  public String toString() {
    return "Form" + fields.keySet(); // names only: values are numbers and words
  }
}
