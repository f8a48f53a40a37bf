package dev.heliograph.contracts.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened, as a CloudEvent 1.0 with JSON data. Source: CloudEvents 1.0.2, section
 * 3.
 *
 * @param attributes what stands beside the data
 * @param data an object whose shape the type's schema tells
 */
public record DomainEvent(Attributes attributes, JsonNode data) {

  public String id() {
    return attributes.id();
  }

  public String source() {
    return attributes.source();
  }

  public String type() {
    return attributes.type();
  }

  /** Where its messages say that they come from. */
  public EventRef ref() {
    return new EventRef(
        attributes.source(),
        attributes.id(),
        attributes.type(),
        attributes.subject(),
        attributes.time());
  }

  /** The data holds names and numbers: it is not shown. */
  @Override
  public String toString() {
    return "DomainEvent[%s, %s, %s]".formatted(type(), source(), id());
  }

  /**
   * The context attributes.
   *
   * @param time when it happened; where the source says nothing, when we received it
   * @param extensions further attributes, {@code dataschema} among them; names of lower-case
   *     letters and digits
   */
  public record Attributes(
      String id,
      String source,
      String type,
      Optional<String> subject,
      Instant time,
      Map<String, String> extensions) {

    public Attributes {
      extensions = Map.copyOf(extensions);
    }

    /** Subject and extensions are the sender's to choose and may name a person: not shown. */
    @Override
    public String toString() {
      return "Attributes[%s, %s, %s, %s]".formatted(type, source, id, time);
    }
  }
}
