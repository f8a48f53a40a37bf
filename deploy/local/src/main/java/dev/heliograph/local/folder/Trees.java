package dev.heliograph.local.folder;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class Trees {
  private Trees() {}

  /** Deletes; none is there afterwards, and it may be that none was there before. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : all(folder).reversed()) {
        Files.delete(path);
      }
    }
  }

  /** Copies, rights and times too, to where nothing is yet. */
  public static void copy(Path from, Path to) throws IOException {
    for (Path path : all(from)) {
      Files.copy(path, to.resolve(from.relativize(path)), COPY_ATTRIBUTES);
    }
  }

  /** The same for what nobody changes: where that can be, its files get a second name. */
  public static void link(Path from, Path to) throws IOException {
    for (Path path : all(from)) {
      Path other = to.resolve(from.relativize(path));
      if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
        Files.copy(path, other, COPY_ATTRIBUTES);
      } else {
        linkFile(path, other);
      }
    }
  }

  private static void linkFile(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileSystemException | UnsupportedOperationException e) { // another disk or owner
      Files.copy(from, to, COPY_ATTRIBUTES, NOFOLLOW_LINKS);
    }
  }

  /** Each folder before what is in it. */
  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.toList();
    }
  }
}
