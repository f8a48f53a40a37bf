package dev.heliograph.local.part;

import dev.heliograph.local.settings.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The AOT caches of the parts that are Java: classes loaded and linked and methods profiled in a
 * training run. A part without one starts and gets warm more slowly, and does the same.
 *
 * @param training whether this run makes them
 */
public record AotCaches(Jars jars, boolean training) {
  static final String SUFFIX = ".aot";
  private static final int FIRST_LINES = 40;

  static Path folder(Path jar) {
    return jar.resolveSibling("run");
  }

  /** What a part's Java is told of its cache. */
  List<String> options(Part part) {
    Optional<Path> cache = file(part);
    if (training) {
      makeFolderOf(part);
      return List.of("-XX:AOTCacheOutput=" + cache.orElseThrow());
    }
    return cache
        .filter(Files::exists)
        .map(file -> List.of("-XX:AOTCache=" + file))
        .orElse(List.of());
  }

  /** Those of these parts that have none. */
  public List<Part> missing(List<Part> parts) {
    return parts.stream()
        .filter(part -> part != Part.POSTGRES && file(part).filter(Files::exists).isEmpty())
        .toList();
  }

  /** What Java says first where it does not take the cache it was given. */
  public static boolean isRefused(PartLog log) {
    return log.head(FIRST_LINES).stream()
        .anyMatch(line -> line.contains("[error") && line.contains("[aot]"));
  }

  /** Java makes none, and then no cache either. */
  private void makeFolderOf(Part part) {
    try {
      Files.createDirectories(folder(jars.of(part)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is or would be; absent where the part runs from classes that are in no jar yet. */
  private Optional<Path> file(Part part) {
    return jars.find(part)
        .map(
            jar -> {
              Path cache = folder(jar).resolve(part.label() + SUFFIX);
              return part == Part.KAFKA ? unlessOlder(cache, jar) : cache;
            });
  }

  /**
   * The broker runs from the launcher's jar, which is not taken out: a new one needs a new cache.
   */
  private static Path unlessOlder(Path cache, Path jar) {
    try {
      if (Files.exists(cache)
          && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) < 0) {
        Files.delete(cache);
      }
      return cache;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
