package dev.heliograph.benchmarks.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A recording of CPU time in a running Java process, begun and ended from outside. */
public record Recording(long pid, Path file) {
  private static final String NAME = "benchmark";

  /** Begins one; the settings are laid beside the file. */
  public static Recording start(long pid, Path file) {
    Path settings = file.resolveSibling("cpu.jfc");
    try (InputStream in = Recording.class.getResourceAsStream("/cpu.jfc")) {
      Files.createDirectories(file.resolveSibling("."));
      Files.copy(Objects.requireNonNull(in), settings, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    jcmd(pid, "JFR.start", "name=" + NAME, "settings=" + settings);
    return new Recording(pid, file);
  }

  /** Ends it and reads what it has seen. */
  public Profile stop() {
    jcmd(pid, "JFR.stop", "name=" + NAME, "filename=" + file);
    return Profile.of(file);
  }

  private static void jcmd(long pid, String... words) {
    var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String[] command = new String[words.length + 2];
    command[0] = program;
    command[1] = Long.toString(pid);
    System.arraycopy(words, 0, command, 2, words.length);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("jcmd: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
