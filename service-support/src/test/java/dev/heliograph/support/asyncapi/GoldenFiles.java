package dev.heliograph.support.asyncapi;

import dev.heliograph.contracts.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The golden files of shared-contracts. */
final class GoldenFiles {
  private static final Path FOLDER = Path.of("../shared-contracts/src/test/resources/golden");

  private GoldenFiles() {}

  static JsonNode tree(String name) {
    try {
      return ContractJson.readTree(Files.readAllBytes(FOLDER.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a message, as AsyncAPI has them. */
  static List<JsonNode> examples(String message) {
    return switch (message) {
      case "OutboundMessage", "StatusChange", "RetryRequested", "CancelRequested" ->
          payloads(message);
      case "ProviderReport" -> List.of(example("v1-undelivered"), example("v1-unknown-word"));
      case "EventStructured" -> List.of(record(tree("DomainEvent/v1-structured")));
      case "EventBinary" -> List.of(record(tree("DomainEvent/v1-binary")));
      default -> List.of();
    };
  }

  private static List<JsonNode> payloads(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      var found = new ArrayList<JsonNode>();
      files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .forEach(name -> found.add(payload(tree(folder + "/" + name)).put("name", name)));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode example(String name) {
    ObjectNode example = payload(tree("ProviderReport/" + name));
    example.put("name", name);
    example.set("headers", tree("ReportHeaders/" + name));
    return example;
  }

  private static ObjectNode record(JsonNode golden) {
    ObjectNode example = ContractJson.mapper().createObjectNode();
    example.set("headers", golden.path("headers"));
    example.set("payload", golden.get("value"));
    return example;
  }

  private static ObjectNode payload(JsonNode json) {
    ObjectNode example = ContractJson.mapper().createObjectNode();
    example.set("payload", json);
    return example;
  }
}
