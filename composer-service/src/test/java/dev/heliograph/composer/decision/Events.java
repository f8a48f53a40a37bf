package dev.heliograph.composer.decision;

import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.event.DomainEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Events for tests. */
public final class Events {
  /** When they happen. */
  public static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

  private Events() {}

  /** An event of an upstream; the data is JSON. */
  public static DomainEvent upstream(String id, String type, String json) {
    return event("/helpdesk", id, type, json);
  }

  /** An event of any source. */
  public static DomainEvent event(String source, String id, String type, String json) {
    return new DomainEvent(
        new DomainEvent.Attributes(id, source, type, Optional.of("subject:" + id), TIME, Map.of()),
        data(json));
  }

  /** The same event at another time. */
  public static DomainEvent at(Instant time, DomainEvent event) {
    var was = event.attributes();
    return new DomainEvent(
        new DomainEvent.Attributes(
            was.id(), was.source(), was.type(), was.subject(), time, was.extensions()),
        event.data());
  }

  /** Reads JSON with apostrophes for quotes. */
  static JsonNode data(String json) {
    return ContractJson.readTree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
