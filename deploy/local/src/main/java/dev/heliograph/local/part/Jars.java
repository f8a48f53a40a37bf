package dev.heliograph.local.part;

import dev.heliograph.local.folder.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;

/** The built programs below the repository's root. */
public record Jars(Path root) {
  private static final Comparator<Path> BY_AGE = Comparator.comparing(Jars::changed);

  /**
   * The program of a service or of the simulator.
   *
   * @throws Problem where it is not built
   */
  Path of(Part part) {
    String module = part.isService() ? part.label() + "-service" : part.label();
    Path target = (part.isService() ? root : root.resolve("deploy")).resolve(module + "/target");
    try (var jars = Files.newDirectoryStream(target, module + "-*.jar")) {
      Path newest = null;
      for (Path jar : jars) {
        if (newest == null || BY_AGE.compare(jar, newest) > 0) {
          newest = jar;
        }
      }
      if (newest != null) {
        return newest;
      }
    } catch (IOException e) {
      // no such folder: said below
    }
    throw new Problem("There is no jar in " + target + "; build with 'mvn package -DskipTests'.");
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
