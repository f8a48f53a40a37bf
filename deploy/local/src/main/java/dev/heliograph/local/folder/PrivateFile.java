package dev.heliograph.local.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that its owner alone may read; at no moment of its writing may anybody else. */
public final class PrivateFile {
  private PrivateFile() {}

  /** Writes all or nothing: a reader sees the old content or the new. */
  public static void write(Path file, String content) {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Path directory = file.toAbsolutePath().getParent();
      Path fresh = Files.createTempFile(directory, ".new", null, ownerOnly);
      Files.writeString(fresh, content, UTF_8);
      Files.move(fresh, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
