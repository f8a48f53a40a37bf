package dev.heliograph.contracts.golden;

import dev.heliograph.contracts.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Reads golden files: one JSON value each; headers as an object of texts. */
final class Golden {
  private Golden() {}

  static byte[] bytes(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".json")) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode tree(String name) {
    return ContractJson.readTree(bytes(name));
  }

  static Map<String, byte[]> headers(JsonNode headers) {
    var map = new HashMap<String, byte[]>();
    headers
        .properties()
        .forEach(
            header ->
                map.put(
                    header.getKey(),
                    header.getValue().asString().getBytes(StandardCharsets.UTF_8)));
    return map;
  }
}
