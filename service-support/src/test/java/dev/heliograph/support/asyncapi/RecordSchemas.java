package dev.heliograph.support.asyncapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.heliograph.contracts.ContractJson;
import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.Recipient;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of a contract's record, as {@link ContractJson} writes it. */
final class RecordSchemas {
  private static final String REF = "#/components/schemas/";

  private final ObjectNode schemas;

  RecordSchemas(ObjectNode schemas) {
    this.schemas = schemas;
  }

  /** Adds the record and all that it is made of; its reference. */
  ObjectNode add(Class<?> type) {
    String name = nameOf(type);
    if (!schemas.has(name)) {
      ObjectNode schema = schemas.putObject(name);
      schema.put("type", "object");
      ArrayNode required = schema.putArray("required");
      ObjectNode fields = schema.putObject("properties");
      kindOf(type)
          .ifPresent(
              kind -> {
                required.add("type");
                fields.putObject("type").put("const", kind);
              });
      for (RecordComponent part : type.getRecordComponents()) {
        if (part.getType() != Optional.class) {
          required.add(part.getName());
        }
        fields.set(part.getName(), of(part.getGenericType()));
      }
      bound(type, fields);
    }
    return object().put("$ref", REF + name);
  }

  /** The word by which a topic's reader tells it from the other records there. */
  private static Optional<String> kindOf(Class<?> type) {
    return Stream.of(type.getInterfaces())
        .flatMap(family -> Stream.of(family.getAnnotationsByType(JsonSubTypes.class)))
        .flatMap(kinds -> Stream.of(kinds.value()))
        .filter(kind -> kind.value() == type)
        .map(JsonSubTypes.Type::name)
        .findFirst();
  }

  /** What a type alone does not say. */
  private static void bound(Class<?> type, ObjectNode fields) {
    if (fields.has("attempt")) {
      fields.withObjectProperty("attempt").put("minimum", 0);
    }
    if (type == Recipient.class) {
      fields
          .withObjectProperty("address")
          .put(
              "description",
              "sms: E.164; email: in lower case; slack, discord: our own name of the channel.")
          .put("maxLength", 254);
    }
  }

  private ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return object().put("type", "string");
    }
    if (plain == int.class || plain == Integer.class) {
      return object().put("type", "integer");
    }
    if (plain == Instant.class) {
      return object().put("type", "string").put("format", "date-time");
    }
    if (plain == MessageId.class) {
      return object().put("type", "string").put("format", "uuid");
    }
    return plain.isEnum() ? words(plain) : add(plain);
  }

  private ObjectNode generic(ParameterizedType type) {
    Type[] of = type.getActualTypeArguments();
    if (type.getRawType() == Optional.class) {
      return of(of[0]);
    }
    if (type.getRawType() == List.class) {
      ObjectNode list = object().put("type", "array");
      list.set("items", of(of[0]));
      return list;
    }
    if (type.getRawType() == Map.class) {
      ObjectNode map = object().put("type", "object");
      map.set("additionalProperties", of(of[1]));
      return map;
    }
    throw new IllegalArgumentException("no schema for " + type);
  }

  private static ObjectNode words(Class<?> type) {
    ObjectNode words = object().put("type", "string");
    ArrayNode all = words.putArray("enum");
    for (Object constant : type.getEnumConstants()) {
      all.add(ContractJson.mapper().valueToTree(constant).asString());
    }
    return words;
  }

  private static String nameOf(Class<?> type) {
    Class<?> in = type.getEnclosingClass();
    return in == null ? type.getSimpleName() : in.getSimpleName() + "." + type.getSimpleName();
  }

  private static ObjectNode object() {
    return ContractJson.mapper().createObjectNode();
  }
}
