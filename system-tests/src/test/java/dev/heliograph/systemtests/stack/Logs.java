package dev.heliograph.systemtests.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The logs of all parts. {@code ./run} begins a new one at each start and keeps a few; here every
 * one is kept, so that what a killed process wrote can be read at the end.
 *
 * @param written where the parts write
 * @param kept copies of those that ended
 */
record Logs(Path written, Path kept) {

  /** Before a part is started once more. */
  void keep(Part part) {
    Path log = written.resolve(part.label() + ".log");
    try {
      Files.createDirectories(kept);
      if (Files.exists(log)) {
        Files.copy(log, kept.resolve(part.label() + "-" + System.nanoTime() + ".log"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By file name, without those of processes that ended. */
  Map<String, String> current() {
    var logs = read(written);
    logs.keySet().removeIf(name -> !name.endsWith(".log"));
    return logs;
  }

  /** By file name. */
  Map<String, String> all() {
    var logs = read(kept);
    logs.putAll(read(written));
    return logs;
  }

  private static Map<String, String> read(Path folder) {
    var logs = new HashMap<String, String>();
    if (!Files.exists(folder)) {
      return logs;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        logs.put(file.getFileName().toString(), new String(Files.readAllBytes(file), UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return logs;
  }
}
