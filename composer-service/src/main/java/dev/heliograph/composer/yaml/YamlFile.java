package dev.heliograph.composer.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a YAML file of the class path into records. Nothing is optional and nothing is ignored: a
 * field too many, too few or twice is a fault.
 */
public final class YamlFile {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private YamlFile() {}

  /**
   * Reads a file of the class path.
   *
   * @param file its name from the root of the class path
   * @throws MalformedFile when it is missing, is not YAML or has not the shape of the record
   */
  public static <T> T read(String file, Class<T> shape) {
    try (InputStream bytes = YamlFile.class.getResourceAsStream("/" + file)) {
      if (bytes == null) {
        throw new MalformedFile(file, "/", "not on the class path");
      }
      return parse(file, bytes, shape);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static <T> T parse(String file, InputStream bytes, Class<T> shape) {
    try {
      T content = MAPPER.readValue(bytes, shape);
      if (content == null) {
        throw new MalformedFile(file, "/", "empty");
      }
      return content;
    } catch (JacksonException fault) {
      throw new MalformedFile(file, placeOf(fault), fault.getOriginalMessage());
    }
  }

  private static String placeOf(JacksonException fault) {
    String path =
        fault.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    String line =
        fault.getLocation() == null ? "" : " (line " + fault.getLocation().getLineNr() + ")";
    return (path.startsWith(".") ? path.substring(1) : path) + line;
  }
}
