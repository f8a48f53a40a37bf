package dev.heliograph.local.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.heliograph.local.folder.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Secrets of one stack: each drawn at random once, then kept, in a file of {@code NAME=value} lines
 * for the owner alone. What the data are encrypted with lies here: without this file they are lost.
 */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Map<String, String> values;

  private Secrets(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  public static Secrets in(Path file) {
    var values = new LinkedHashMap<String, String>();
    if (Files.exists(file)) {
      lines(file).forEach(line -> put(values, line));
    }
    return new Secrets(file, values);
  }

  /** The one of that name; made and kept where there is none yet. */
  String named(String name, Supplier<String> maker) {
    String known = values.get(name);
    if (known != null) {
      return known;
    }
    String made = maker.get();
    values.put(name, made);
    PrivateFile.write(
        file,
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(joining("\n", "", "\n")));
    return made;
  }

  public String apiKey() {
    return named("HELIOGRAPH_API_KEY", () -> "hk_" + hex(16));
  }

  /** The password of the embedded database's superuser, whom no service is. */
  public String postgresPassword() {
    return named("POSTGRES_PASSWORD", () -> hex(16));
  }

  static String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    RANDOM.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  private static Iterable<String> lines(Path file) {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Map<String, String> values, String line) {
    int equals = line.indexOf('=');
    if (equals > 0) {
      values.put(line.substring(0, equals), line.substring(equals + 1));
    }
  }

  @Override
  public String toString() {
    return "Secrets" + values.keySet();
  }
}
