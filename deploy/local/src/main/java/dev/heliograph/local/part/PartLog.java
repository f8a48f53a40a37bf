package dev.heliograph.local.part;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The log of one part: a new file at each start, a few old ones kept, none without a bound. */
public record PartLog(Path file) {
  private static final int KEPT = 3;
  private static final long MOST_BYTES = 50_000_000;

  /** Before a start: the last run's log becomes {@code .1}, and so on; the oldest goes. */
  public void rotate() {
    try {
      for (int age = KEPT - 1; age >= 1; age--) {
        moveIfThere(old(age), old(age + 1));
      }
      moveIfThere(file, old(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * While the part runs: copies a log that has grown too long away and empties it. The part
   * appends, so its next line is the first; a line written in between is lost.
   */
  public void cutIfTooLong() {
    try {
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        Files.copy(file, old(1), REPLACE_EXISTING);
        FileChannel.open(file, WRITE).truncate(0).close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines that hold anything. */
  public List<String> tail(int lines) {
    try {
      // bytes that are no UTF-8 are replaced, not refused: a log may hold whatever a part wrote
      List<String> all =
          new String(Files.readAllBytes(file), UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The first lines. */
  List<String> head(int lines) {
    try (Stream<String> all = Files.lines(file, ISO_8859_1)) {
      return all.limit(lines).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Path old(int age) {
    return file.resolveSibling(file.getFileName() + "." + age);
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, REPLACE_EXISTING);
    }
  }
}
