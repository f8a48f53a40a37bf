package dev.heliograph.local.part;

import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.postgres.PostgresTemplate;
import dev.heliograph.local.settings.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The built programs below the repository's root. */
public record Jars(Path root) {
  private static final Comparator<Path> BY_AGE = Comparator.comparing(Jars::changed);
  private static final List<String> BESIDES = List.of("-sources.jar", "-javadoc.jar", "-tests.jar");

  /**
   * The program of a part, as it was built.
   *
   * @throws Problem where it is not built
   */
  Path of(Part part) {
    return find(part)
        .orElseThrow(
            () ->
                new Problem(
                    "There is no jar in "
                        + target(part)
                        + "; build with 'mvn package -DskipTests'."));
  }

  /** The same; absent where it is not built. */
  Optional<Path> find(Part part) {
    String module = module(part);
    try (Stream<Path> files = Files.list(target(part))) {
      return files.filter(file -> isProgram(file.getFileName().toString(), module)).max(BY_AGE);
    } catch (IOException e) {
      return Optional.empty(); // no such folder
    }
  }

  /** What the data folders of Postgres begin with. */
  public PostgresTemplate postgresTemplate() {
    Path jar = find(Part.POSTGRES).orElseGet(() -> target(Part.POSTGRES).resolve("none.jar"));
    return new PostgresTemplate(AotCaches.folder(jar).resolve("postgres"), jar);
  }

  private Path target(Part part) {
    return (part.isService() ? root : root.resolve("deploy")).resolve(module(part) + "/target");
  }

  /** The broker's program is the launcher's. */
  private static String module(Part part) {
    return switch (part) {
      case KAFKA, POSTGRES -> "local";
      case SIMULATOR -> part.label();
      case INGEST, COMPOSER, DISPATCH, STATUS -> part.label() + "-service";
    };
  }

  private static boolean isProgram(String name, String module) {
    return name.startsWith(module)
        && name.endsWith(".jar")
        && BESIDES.stream().noneMatch(name::endsWith);
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
