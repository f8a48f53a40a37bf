package dev.heliograph.local.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that holds all a stack keeps: {@code kafka}, {@code postgres}, {@code log} and {@code
 * run} (pid files and secrets; for the owner alone).
 */
public record DataFolder(Path root) {
  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes what is missing.
   *
   * @throws Problem where it cannot be written
   */
  public DataFolder prepared() {
    try {
      Files.createDirectories(root);
      Files.createDirectories(log());
      Files.createDirectories(run());
      Files.setPosixFilePermissions(run(), PosixFilePermissions.fromString("rwx------"));
      Files.deleteIfExists(Files.createTempFile(root, "writable", null));
      return this;
    } catch (IOException e) {
      throw new Problem(
          "The data folder " + root + " cannot be written; choose another with --data DIR.");
    }
  }

  public Path run() {
    return root.resolve("run");
  }

  public Path run(String file) {
    return run().resolve(file);
  }

  public Path log() {
    return root.resolve("log");
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path postgres() {
    return root.resolve("postgres");
  }
}
