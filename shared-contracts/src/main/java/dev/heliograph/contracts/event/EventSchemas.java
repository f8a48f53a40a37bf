package dev.heliograph.contracts.event;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Holds an event's data to the JSON Schema (2020-12) of its type: the resource {@code
 * schemas/TYPE.json}. They are read and compiled once; checking is thread-safe.
 */
public final class EventSchemas {
  /** Every type there is a schema of, sorted. */
  public static final List<String> TYPES =
      List.of(
          "auth.code",
          "event.invitation",
          "event.match_reveal",
          "event.new_rsvps",
          "event.question_set",
          "event.reminder",
          "event.rsvp_reminder",
          "journey.step",
          "message.requested",
          "order.delivered",
          "order.ready",
          "payment.disputed",
          "payment.failed",
          "promotion",
          "purchase.completed",
          "purchase.refunded",
          "reservation.confirmed",
          "reservation.reminder",
          "system.alert",
          "ticket.assigned",
          "ticket.changed",
          "ticket.closed",
          "ticket.created",
          "ticket.status_changed");

  private static final String COMMON = "common";
  private static final String ID = "urn:heliograph:schema:";

  /** More would help nobody. */
  private static final int MOST_SHOWN = 100;

  private static final Map<String, Schema> SCHEMAS = compile();

  private EventSchemas() {}

  /** Looks the type up and checks the data. Pointers begin with {@code /data}. */
  public static SchemaCheck check(DomainEvent event) {
    Schema schema = SCHEMAS.get(event.type());
    if (schema == null) {
      return new SchemaCheck.UnknownType(event.type(), TYPES);
    }
    var violations = violations(schema, event.data());
    return violations.isEmpty() ? new SchemaCheck.Conforms() : new SchemaCheck.Violates(violations);
  }

  private static List<Violation> violations(Schema schema, JsonNode data) {
    try {
      return schema.validate(data).stream()
          .map(SchemaWords::violationOf)
          .distinct()
          .sorted(Comparator.comparing(Violation::pointer))
          .limit(MOST_SHOWN)
          .toList();
    } catch (JacksonException e) { // the validator's, of 1e30 where a minimum is an integer
      return List.of(new Violation("/data", "has a number that is too large"));
    }
  }

  /**
   * The text of a type's schema.
   *
   * @throws IllegalArgumentException for a type that is none of {@link #TYPES}
   */
  public static String text(String type) {
    if (!SCHEMAS.containsKey(type)) {
      throw new IllegalArgumentException("no such type");
    }
    return resource(type);
  }

  /** The text of the parts that several types refer to. */
  public static String common() {
    return resource(COMMON);
  }

  private static Map<String, Schema> compile() {
    Map<String, String> texts =
        Stream.concat(Stream.of(COMMON), TYPES.stream())
            .collect(Collectors.toMap(name -> ID + name, EventSchemas::resource));
    var config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .pathType(PathType.JSON_POINTER)
            .preloadSchema(true)
            .build();
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(texts).schemaRegistryConfig(config));
    return TYPES.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), type -> registry.getSchema(SchemaLocation.of(ID + type))));
  }

  private static String resource(String name) {
    try (InputStream in = EventSchemas.class.getResourceAsStream("/schemas/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("no schema " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
