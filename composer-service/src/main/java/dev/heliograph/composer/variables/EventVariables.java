package dev.heliograph.composer.variables;

import dev.heliograph.composer.money.Money;
import dev.heliograph.contracts.phone.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An event's data for templates, with what texts need and events do not say. Beside every
 *
 * <ul>
 *   <li>{@code name}: {@code firstName}, its first word;
 *   <li>{@code phone}, which becomes E.164 where it can: {@code phoneDigits}, without the plus;
 *   <li>{@code quantity}: {@code quantityIsOne}, for the singular;
 *   <li>{@code minor} with {@code currency}: {@code text}, the amount as people read it.
 * </ul>
 *
 * <p>What the event says itself is never replaced.
 */
public final class EventVariables {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Optional<String> defaultRegion;

  /** The region (ISO 3166-1 alpha-2) is for numbers without a country code. */
  public EventVariables(Optional<String> defaultRegion) {
    this.defaultRegion = defaultRegion;
  }

  public Map<String, Object> of(JsonNode data) {
    Map<String, Object> variables = Variables.of(data);
    enrich(variables);
    return variables;
  }

  private void enrich(Map<String, Object> values) {
    values.values().forEach(this::enrichNested);
    text(values, "name").ifPresent(name -> values.putIfAbsent("firstName", firstWord(name)));
    text(values, "phone").ifPresent(phone -> addPhone(values, e164(phone)));
    text(values, "quantity")
        .ifPresent(quantity -> values.putIfAbsent("quantityIsOne", quantity.equals("1")));
    money(values).ifPresent(money -> values.putIfAbsent("text", money.text()));
  }

  private void enrichNested(Object value) {
    if (value instanceof Map<?, ?> nested) {
      @SuppressWarnings("unchecked") // Variables makes no other maps
      var fields = (Map<String, Object>) nested;
      enrich(fields);
    }
  }

  private static void addPhone(Map<String, Object> values, String phone) {
    values.put("phone", phone);
    values.putIfAbsent("phoneDigits", phone.startsWith("+") ? phone.substring(1) : phone);
  }

  /** As it came where it is no number: a colleague may still make sense of it. */
  private String e164(String phone) {
    return switch (PhoneNumber.parse(phone, defaultRegion)) {
      case PhoneNumber.Parsed.Valid(var number) -> number.e164();
      case PhoneNumber.Parsed.Invalid _ -> phone.strip();
    };
  }

  private static String firstWord(String name) {
    return SPACE.split(name.strip(), 2)[0];
  }

  private static Optional<Money> money(Map<String, Object> values) {
    return text(values, "currency")
        .flatMap(
            currency ->
                text(values, "minor")
                    .flatMap(EventVariables::whole)
                    .map(minor -> new Money(minor, currency)));
  }

  private static Optional<Long> whole(String number) {
    try {
      return Optional.of(Long.valueOf(number));
    } catch (NumberFormatException notWhole) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Map<String, Object> values, String name) {
    return Optional.ofNullable(values.get(name))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }
}
