package dev.heliograph.local.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heliograph.local.folder.PrivateFile;
import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.folder.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a fresh data folder begins with: the programs, and the data of a server that never ran. They
 * are made once for each build and copied in a moment; to unpack and make them takes seconds.
 *
 * @param folder looks like a stack's own; complete once it holds the password
 * @param program the launcher's jar, which brings the programs: what is older is not taken
 */
public record PostgresTemplate(Path folder, Path program) {
  private static final String PASSWORD = "password";

  /**
   * Makes it where it is missing or old.
   *
   * @throws Problem where Postgres cannot run on this machine
   */
  public void make() {
    if (isThere()) {
      return;
    }
    try {
      Trees.delete(folder);
      String password = UUID.randomUUID().toString();
      new PostgresServer(folder, 0, password, this).command();
      PrivateFile.write(folder.resolve(PASSWORD), password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isThere() {
    try {
      Path complete = folder.resolve(PASSWORD);
      return Files.isReadable(complete)
          && Files.getLastModifiedTime(complete).compareTo(Files.getLastModifiedTime(program)) >= 0;
    } catch (IOException e) {
      return false; // being made anew
    }
  }

  /** The superuser's password in the copied data, until it gets one of its own. */
  String password() throws IOException {
    return Files.readString(folder.resolve(PASSWORD), UTF_8);
  }

  Path data() {
    return folder.resolve("data");
  }

  Path programs() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith("server-"))
          .findFirst()
          .orElseThrow(() -> new IOException(folder + " has no programs"));
    }
  }
}
