package dev.heliograph.contracts.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes as Kafka headers in UTF-8. Source: CloudEvents Kafka binding 1.0.2, section 3. */
final class KafkaHeaders {
  private static final String PREFIX = "ce_";
  private static final String CONTENT_TYPE = "content-type";
  private static final String CLOUD_EVENTS = "application/cloudevents";

  private KafkaHeaders() {}

  /** The content type decides; without one of CloudEvents, any attribute among the headers does. */
  static boolean isBinary(Map<String, byte[]> headers) {
    byte[] contentType = headers.get(CONTENT_TYPE);
    String type =
        contentType == null ? "" : new String(contentType, StandardCharsets.UTF_8).strip();
    String lower = type.toLowerCase(Locale.ROOT);
    if (lower.startsWith(CLOUD_EVENTS)) {
      requireJsonFormat(lower);
      return false;
    }
    return headers.keySet().stream().anyMatch(name -> name.startsWith(PREFIX));
  }

  private static void requireJsonFormat(String contentType) {
    if (!contentType.matches("application/cloudevents(\\+json)?\\s*(;.*)?")) {
      throw new MalformedEvent("", "has a content type that is not application/cloudevents+json");
    }
  }

  /** The attributes by name; other headers are left out. */
  static Map<String, String> attributes(Map<String, byte[]> headers) {
    var attributes = new LinkedHashMap<String, String>();
    var violations = new ArrayList<Violation>();
    headers.forEach(
        (name, value) -> {
          String attribute = attributeOf(name);
          if (attribute != null && value != null) {
            try {
              var decoder = StandardCharsets.UTF_8.newDecoder();
              attributes.put(attribute, decoder.decode(ByteBuffer.wrap(value)).toString());
            } catch (CharacterCodingException e) {
              violations.add(new Violation(Pointers.child("", attribute), "is not UTF-8"));
            }
          }
        });
    if (!violations.isEmpty()) {
      throw new MalformedEvent(violations);
    }
    return attributes;
  }

  private static @Nullable String attributeOf(String header) {
    if (header.equals(CONTENT_TYPE)) {
      return "datacontenttype";
    }
    return header.startsWith(PREFIX) ? header.substring(PREFIX.length()) : null;
  }

  static Map<String, byte[]> write(DomainEvent.Attributes attributes) {
    var headers = new LinkedHashMap<String, byte[]>();
    headers.put(PREFIX + "specversion", utf8("1.0"));
    headers.put(PREFIX + "id", utf8(attributes.id()));
    headers.put(PREFIX + "source", utf8(attributes.source()));
    headers.put(PREFIX + "type", utf8(attributes.type()));
    attributes.subject().ifPresent(subject -> headers.put(PREFIX + "subject", utf8(subject)));
    headers.put(PREFIX + "time", utf8(attributes.time().toString()));
    attributes.extensions().forEach((name, value) -> headers.put(PREFIX + name, utf8(value)));
    headers.put(CONTENT_TYPE, utf8("application/json"));
    return headers;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
