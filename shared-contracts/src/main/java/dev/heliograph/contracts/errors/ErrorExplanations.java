package dev.heliograph.contracts.errors;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heliograph.contracts.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tables of error codes: a resource {@code SOURCE.json} for each source, which is a provider's
 * name or {@link #OWN}. A code that no table has gets its source's safe default: unknown, and not
 * permanent, so that a person may try again.
 */
public final class ErrorExplanations {
  /** The source of our own codes. */
  public static final String OWN = "heliograph";

  private static final Map<String, Optional<Table>> TABLES = new ConcurrentHashMap<>();

  private ErrorExplanations() {}

  /** Explains any code of any source; never fails. */
  public static ErrorExplanation explain(String source, String code) {
    return tableOf(source)
        .or(() -> tableOf(OWN))
        .map(table -> table.codes().getOrDefault(code, table.unknown()).with(code))
        .orElseThrow(() -> new IllegalStateException("the table of our own codes is missing"));
  }

  /** Whether to try again by itself after a code; a code that no table has is left to people. */
  public static RetryAdvice retryAdvice(String source, int code) {
    return tableOf(source)
        .flatMap(table -> Optional.ofNullable(table.codes().get(Integer.toString(code))))
        .map(Words::advice)
        .orElse(RetryAdvice.NONE);
  }

  /** Whether the source's table has the code. */
  public static boolean isKnown(String source, String code) {
    return tableOf(source).map(table -> table.codes().containsKey(code)).orElse(false);
  }

  private static Optional<Table> tableOf(String source) {
    Optional<Table> cached = TABLES.get(source);
    if (cached != null) {
      return cached;
    }
    Optional<Table> loaded = load(source);
    // sources come from records: only those with a table are remembered, so the map stays small
    loaded.ifPresent(table -> TABLES.put(source, loaded));
    return loaded;
  }

  private static Optional<Table> load(String source) {
    if (!source.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return Optional.empty();
    }
    try (InputStream json = ErrorExplanations.class.getResourceAsStream(source + ".json")) {
      return json == null
          ? Optional.empty()
          : Optional.of(ContractJson.read(json.readAllBytes(), Table.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Table(Words unknown, Map<String, Words> codes) {}

  /**
   * A row of a table.
   *
   * @param retry absent in tables of codes that are no provider's
   * @param after absent: at once
   * @param times absent: as often as other bounds allow
   */
  record Words(
      String title,
      String description,
      String action,
      boolean permanent,
      @JsonProperty("class") Optional<RetryClass> retry,
      Optional<Duration> after,
      Optional<Integer> times) {
    ErrorExplanation with(String code) {
      return new ErrorExplanation(code, title, description, action, permanent);
    }

    RetryAdvice advice() {
      return new RetryAdvice(
          retry.orElse(RetryClass.N), after.orElse(Duration.ZERO), times.orElse(Integer.MAX_VALUE));
    }
  }
}
