package dev.heliograph.local.settings;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.folder.PrivateFile;
import dev.heliograph.local.part.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings of a running stack on disk, so that a part brought back from another terminal has
 * the environment of the others. For the owner alone, and only while the stack runs.
 */
public record RunningEnvironment(DataFolder folder) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Stored(Set<Part> parts, Map<String, String> environment) {}

  public void store(Settings settings) {
    var stored = new Stored(settings.parts(), settings.environment());
    PrivateFile.write(file(), JSON.writeValueAsString(stored));
  }

  public Optional<Settings> load() {
    if (Files.notExists(file())) {
      return Optional.empty();
    }
    Stored stored = JSON.readValue(file(), new TypeReference<Stored>() {});
    return Optional.of(Settings.ofComplete(stored.environment(), stored.parts()));
  }

  public void delete() {
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return folder.run("environment");
  }
}
