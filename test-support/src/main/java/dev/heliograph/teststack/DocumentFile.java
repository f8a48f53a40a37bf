package dev.heliograph.teststack;

import dev.heliograph.contracts.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/**
 * A file below {@code docs/api} that is made from the code: held to it, or written anew with {@code
 * -Dheliograph.docs.write=true}.
 */
public final class DocumentFile {
  private static final int WIDTH = 160;

  private DocumentFile() {}

  /** Throws an {@link AssertionError} where the file says something else. */
  public static void requireSame(String name, JsonNode published) {
    if (!published.has("openapi") && !published.has("asyncapi")) {
      throw new AssertionError("not a document, but " + published);
    }
    Path file = folder().resolve(name);
    String text = yaml(published);
    try {
      if (Boolean.getBoolean("heliograph.docs.write")) {
        Files.writeString(file, text);
      } else if (!Files.exists(file) || !Files.readString(file).equals(text)) {
        throw new AssertionError(
            "docs/api/%s is not what the code says: run this test with -Dheliograph.docs.write=true"
                .formatted(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("docs/api"))) {
      at = at.getParent();
      if (at == null) {
        throw new AssertionError("there is no docs/api above this folder");
      }
    }
    return at.resolve("docs/api");
  }

  private static String yaml(JsonNode tree) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(WIDTH);
    options.setSplitLines(true);
    options.setAllowUnicode(true);
    return new Yaml(options).dump(ContractJson.mapper().convertValue(tree, Object.class));
  }
}
