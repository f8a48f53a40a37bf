package dev.heliograph.benchmarks.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files of {@code /proc}. */
final class ProcFile {
  private static final Path PROC = Path.of("/proc");

  private ProcFile() {}

  /** Empty where the process has ended. */
  static Optional<String> find(String name) {
    try {
      return Optional.of(Files.readString(PROC.resolve(name), ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static String read(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no /proc/" + name));
  }

  static List<String> children(String folder) {
    String[] names = PROC.resolve(folder).toFile().list();
    return names == null ? List.of() : List.of(names);
  }
}
