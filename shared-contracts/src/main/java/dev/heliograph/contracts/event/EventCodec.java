package dev.heliograph.contracts.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * CloudEvents 1.0 with JSON data, over HTTP (structured, batch, binary) and Kafka (structured,
 * binary). Every reader throws {@link MalformedEvent}, with all faults it could find. Sources:
 * CloudEvents 1.0.2; its JSON event format, HTTP and Kafka protocol bindings, all 1.0.2.
 */
public final class EventCodec {
  /** How many events one batch may hold. */
  public static final int LARGEST_BATCH = 1000;

  private EventCodec() {}

  /**
   * An event as a Kafka record in binary mode: attributes in headers, the data as the value.
   *
   * @param headers name to value in UTF-8; {@code ce_*} and {@code content-type}
   */
  @SuppressWarnings("ArrayRecordComponent") // Kafka's own form of a value; never compared
  public record Encoded(Map<String, byte[]> headers, byte[] value) {}

  /**
   * Reads one event in structured mode, {@code application/cloudevents+json}.
   *
   * @param receivedAt stands in where the event has no time
   */
  public static DomainEvent readStructured(byte[] json, Instant receivedAt) {
    var violations = new ArrayList<Violation>();
    var event = StructuredEvent.read(EventJson.read(json, ""), "", receivedAt, violations);
    return event.orElseThrow(() -> new MalformedEvent(violations));
  }

  /**
   * Reads events in batch mode, {@code application/cloudevents-batch+json}: none, or all. Pointers
   * begin with the position in the batch, such as {@code /3/id}.
   *
   * @param receivedAt stands in where an event has no time
   */
  public static List<DomainEvent> readBatch(byte[] json, Instant receivedAt) {
    JsonNode batch = EventJson.read(json, "");
    if (!batch.isArray()) {
      throw new MalformedEvent("", "must be an array of events");
    }
    if (batch.size() > LARGEST_BATCH) {
      throw new MalformedEvent("", "must have at most " + LARGEST_BATCH + " events");
    }
    var violations = new ArrayList<Violation>();
    var events = new ArrayList<DomainEvent>();
    for (int i = 0; i < batch.size(); i++) {
      StructuredEvent.read(batch.get(i), Pointers.child("", i), receivedAt, violations)
          .ifPresent(events::add);
    }
    if (!violations.isEmpty()) {
      throw new MalformedEvent(violations);
    }
    return events;
  }

  /**
   * Reads one event in HTTP's binary mode.
   *
   * @param attributesWithoutPrefix the {@code ce-} headers without their prefix, values as they
   *     came (percent-encoding is undone here), and {@code Content-Type} as {@code datacontenttype}
   * @param receivedAt stands in where the event has no time
   */
  public static DomainEvent readBinary(
      Map<String, String> attributesWithoutPrefix, byte[] data, Instant receivedAt) {
    return binary(HttpHeaders.attributes(attributesWithoutPrefix), data, receivedAt);
  }

  /**
   * Reads one event from a Kafka record, in the mode that its headers tell. A record with neither
   * {@code ce_specversion} nor a content type of CloudEvents is read as structured: simple
   * producers set no headers.
   *
   * @param value null or empty is malformed
   * @param recordTime stands in where the event has no time
   */
  public static DomainEvent fromRecord(
      Map<String, byte[]> kafkaHeaders, byte @Nullable [] value, Instant recordTime) {
    byte[] bytes = value == null ? new byte[0] : value;
    return KafkaHeaders.isBinary(kafkaHeaders)
        ? binary(KafkaHeaders.attributes(kafkaHeaders), bytes, recordTime)
        : readStructured(bytes, recordTime);
  }

  /** Writes a Kafka record in binary mode. */
  public static Encoded toRecord(DomainEvent event) {
    return new Encoded(KafkaHeaders.write(event.attributes()), EventJson.write(event.data()));
  }

  private static DomainEvent binary(Map<String, String> given, byte[] data, Instant receivedAt) {
    var violations = new ArrayList<Violation>();
    var attributes = AttributeRules.read(given, "", receivedAt, violations);
    var parsed = EventData.parse(data, "/data", violations);
    if (attributes.isEmpty() || parsed.isEmpty()) {
      throw new MalformedEvent(violations);
    }
    return new DomainEvent(attributes.get(), parsed.get());
  }
}
