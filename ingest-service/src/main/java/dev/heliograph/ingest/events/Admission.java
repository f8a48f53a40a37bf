package dev.heliograph.ingest.events;

import dev.heliograph.contracts.event.DomainEvent;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.event.SchemaCheck;
import dev.heliograph.contracts.event.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events a caller may hand in: those of a type that we know, with data of that type's shape,
 * that do not claim to come from us.
 */
final class Admission {
  /** Its ids are derived from our own key and hash: only {@code POST /v1/messages} makes it. */
  static final String OWN_TYPE = "message.requested";

  private static final Set<String> OWN_SOURCES =
      Set.of("stripe", "/checks", "/clients", "/heliograph/dispatch");
  private static final String CLIENTS = "/clients/";

  private Admission() {}

  /** An event that is not let in. */
  record Refusal(String code, List<Violation> violations) {
    Refusal {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Judges one event; none: it is let in.
   *
   * @param at pointer of the event within the body: empty, or {@code /3} in a batch
   */
  static List<Refusal> judge(DomainEvent event, String at) {
    return Stream.of(source(event, at), type(event, at)).flatMap(List::stream).toList();
  }

  private static List<Refusal> source(DomainEvent event, String at) {
    String source = event.source();
    return OWN_SOURCES.contains(source) || source.startsWith(CLIENTS)
        ? List.of(refusal("source_reserved", at + "/source", "is reserved: name your own system"))
        : List.of();
  }

  private static List<Refusal> type(DomainEvent event, String at) {
    if (event.type().equals(OWN_TYPE)) {
      return List.of(
          refusal("type_reserved", at + "/type", "is reserved: ask for a text at /v1/messages"));
    }
    return switch (EventSchemas.check(event)) {
      case SchemaCheck.Conforms() -> List.of();
      case SchemaCheck.UnknownType(_, var known) ->
          List.of(
              refusal(
                  "event_type_unknown",
                  at + "/type",
                  "is not known; known are: " + String.join(", ", forCallers(known))));
      case SchemaCheck.Violates(var violations) ->
          List.of(new Refusal("event_invalid", moved(violations, at)));
    };
  }

  private static List<String> forCallers(List<String> types) {
    return types.stream().filter(type -> !type.equals(OWN_TYPE)).toList();
  }

  private static List<Violation> moved(List<Violation> violations, String at) {
    return violations.stream()
        .map(violation -> new Violation(at + violation.pointer(), violation.detail()))
        .toList();
  }

  private static Refusal refusal(String code, String pointer, String detail) {
    return new Refusal(code, List.of(new Violation(pointer, detail)));
  }
}
