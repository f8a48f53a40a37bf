package dev.heliograph.contracts.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that strangers wrote, strictly: UTF-8 alone, no key twice, nothing after the value, at
 * most {@value #MOST_NESTED} deep, numbers as they were written.
 */
final class EventJson {
  static final int MOST_NESTED = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_NESTED).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private EventJson() {}

  /**
   * Reads one value.
   *
   * @param at the pointer of the value within the event
   * @throws MalformedEvent with the place of the first fault
   */
  static JsonNode read(byte[] json, String at) {
    String text = utf8(json, at);
    try (JsonParser parser = MAPPER.createParser(text)) {
      return readAll(parser, at);
    }
  }

  static byte[] write(JsonNode value) {
    return MAPPER.writeValueAsBytes(value);
  }

  private static JsonNode readAll(JsonParser parser, String at) {
    try {
      if (parser.nextToken() == null) {
        throw new MalformedEvent(at, "is empty; a JSON value is needed");
      }
      JsonNode value = parser.readValueAsTree();
      if (parser.nextToken() != null) {
        throw new MalformedEvent(at, "has something after the end of the JSON value");
      }
      return value;
    } catch (JacksonException fault) {
      throw new MalformedEvent(Pointers.join(at, parser.streamReadContext()), detailOf(fault));
    }
  }

  /** Jackson's own words may quote the input: only the kind of fault and its place are told. */
  private static String detailOf(JacksonException fault) {
    if (fault instanceof StreamConstraintsException) {
      return "is nested more than " + MOST_NESTED + " deep, or a name or number is too long";
    }
    var place = fault.getLocation();
    String where =
        place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    boolean duplicate = String.valueOf(fault.getOriginalMessage()).startsWith("Duplicate");
    return (duplicate ? "has a key twice" : "is not JSON") + where;
  }

  private static String utf8(byte[] json, String at) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedEvent(at, "is not UTF-8");
    }
  }
}
