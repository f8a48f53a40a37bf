package dev.heliograph.composer.yaml;

/**
 * One of our own files cannot be used. The message names the file and the place; it stops the
 * start.
 */
public final class MalformedFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The place is a path such as {@code rules[3].labels}, or the name of an entry. */
  public MalformedFile(String file, String place, String fault) {
    super("%s: %s: %s".formatted(file, place, fault));
  }
}
