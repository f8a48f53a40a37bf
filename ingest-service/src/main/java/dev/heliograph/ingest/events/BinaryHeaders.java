package dev.heliograph.ingest.events;

import dev.heliograph.support.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The attributes of an event in binary mode.
 *
 * @param values by name without {@code ce-}
 * @param contentType of the data
 */
record BinaryHeaders(Map<String, List<String>> values, String contentType) {
  private static final String PREFIX = "ce-";

  static BinaryHeaders of(HttpHeaders headers) {
    var values = new TreeMap<String, List<String>>();
    headers.forEach(
        (name, all) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.startsWith(PREFIX)) {
            values.put(lower.substring(PREFIX.length()), List.copyOf(all));
          }
        });
    return new BinaryHeaders(values, String.valueOf(headers.getFirst(HttpHeaders.CONTENT_TYPE)));
  }

  boolean areNone() {
    return values.isEmpty();
  }

  /** Throws a 422 when one stands twice: which one is meant is not for us to guess. */
  Map<String, String> single() {
    var single = new TreeMap<String, String>();
    values.forEach(
        (name, all) -> {
          if (all.size() != 1) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "event_invalid",
                    "A ce- header stands more than once.")
                .withField("/" + name, "stands more than once");
          }
          single.put(name, all.getFirst());
        });
    single.put("datacontenttype", contentType); // the binding has no header for it
    return single;
  }
}
