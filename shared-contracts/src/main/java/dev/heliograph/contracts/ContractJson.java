package dev.heliograph.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON form of every record on Kafka: unknown fields are ignored, so that an older peer
 * reads a newer one's records; absent values are left out; times are ISO 8601; a key that stands
 * twice is malformed, and so is a missing field that is not an {@code Optional} (therefore a new
 * field is one, or its constructor says what its absence means).
 */
public final class ContractJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private ContractJson() {}

  /** The mapper itself, for trees and for readers of one type. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The UTF-8 JSON of one record. */
  public static byte[] write(Object contractRecord) {
    return MAPPER.writeValueAsBytes(contractRecord);
  }

  /**
   * Reads one record.
   *
   * @throws MalformedRecord when the bytes are not JSON or do not have the record's shape
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new MalformedRecord("the JSON value null is no " + type.getSimpleName());
      }
      return value;
    } catch (JacksonException malformed) {
      throw MalformedRecord.of(type, malformed);
    }
  }

  /**
   * Reads any JSON value.
   *
   * @throws MalformedRecord when the bytes are not JSON
   */
  public static JsonNode readTree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException malformed) {
      throw MalformedRecord.of(JsonNode.class, malformed);
    }
  }
}
