package dev.heliograph.local.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.heliograph.local.folder.PrivateFile;
import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.folder.Trees;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The database server of a stack: data in {@code data}, programs beside it.
 *
 * @param password of the superuser; written into the data when they are made
 * @param template where programs and data are copied from, if it is there
 */
public record PostgresServer(Path folder, int port, String password, PostgresTemplate template) {
  public static final String SUPERUSER = "postgres";

  @Override
  public String toString() {
    return "PostgresServer[" + folder + ", " + port + "]";
  }

  /**
   * Readies the data for a start and returns the command that becomes the postmaster.
   *
   * @throws Problem where Postgres cannot run on this machine
   */
  public List<String> command() {
    try {
      Path bin = programs().resolve("bin");
      if (Files.notExists(data())) {
        if (template.isThere()) {
          copyData(bin);
        } else {
          makeData(bin);
        }
      }
      Leftovers.clear(data());
      return command(bin);
    } catch (IOException e) {
      throw new Problem("Postgres cannot be set up in " + folder + ": " + e.getMessage() + ".");
    }
  }

  private Path programs() throws IOException {
    return template.isThere()
        ? PostgresBinaries.linked(template.programs(), folder)
        : PostgresBinaries.unpacked(folder);
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** The password in data that were copied and never used; absent as soon as they have ours. */
  Optional<String> firstPassword() {
    try {
      return Files.exists(firstPasswordFile())
          ? Optional.of(Files.readString(firstPasswordFile(), UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forgetFirstPassword() {
    try {
      Files.deleteIfExists(firstPasswordFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path firstPasswordFile() {
    return folder.resolve("password.first");
  }

  private List<String> command(Path bin) {
    var command = asOrdinaryUser();
    command.addAll(List.of(bin.resolve("postgres").toString(), "-D", data().toString()));
    command.addAll(setting("port", String.valueOf(port)));
    command.addAll(setting("listen_addresses", "127.0.0.1"));
    command.addAll(setting("unix_socket_directories", ""));
    command.addAll(setting("max_connections", "200"));
    command.addAll(setting("shared_buffers", "512MB"));
    // what is acknowledged must be on disk: said here, whatever the configuration file says
    command.addAll(setting("fsync", "on"));
    command.addAll(setting("synchronous_commit", "on"));
    command.addAll(setting("full_page_writes", "on"));
    return List.copyOf(command);
  }

  /** What is acknowledged later must not stand on files that are not on disk. */
  private void copyData(Path bin) throws IOException {
    Path half = folder.resolve("copying");
    Trees.delete(half);
    Trees.copy(template.data(), half);
    var sync = asOrdinaryUser();
    sync.addAll(List.of(bin.resolve("initdb").toString(), "--sync-only", "-D", half.toString()));
    runToEnd(sync);
    PrivateFile.write(firstPasswordFile(), template.password());
    Files.move(half, data(), ATOMIC_MOVE);
  }

  /** Half-made data are never taken for data: they are made elsewhere and moved when complete. */
  private void makeData(Path bin) throws IOException {
    Path half = Files.createTempDirectory(folder, "making");
    Path passwordFile = folder.resolve("password.new");
    PrivateFile.write(passwordFile, password + "\n");
    var command = asOrdinaryUser();
    command.addAll(
        List.of(bin.resolve("initdb").toString(), "-D", half.toString(), "-U", SUPERUSER));
    command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile));
    command.addAll(List.of("--encoding=UTF8", "--locale=C"));
    try {
      runToEnd(command);
      Files.move(half, data(), ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private static void runToEnd(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(output.strip().lines().reduce("", (first, last) -> last));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Postgres refuses to run as root; a user namespace makes it somebody else, with root's files.
   */
  private static List<String> asOrdinaryUser() {
    var prefix = new ArrayList<String>();
    if (LinuxUtils.isUnshareAvailable()) {
      prefix.addAll(List.of("unshare", "-U"));
    }
    return prefix;
  }

  private static List<String> setting(String name, String value) {
    return List.of("-c", name + "=" + value);
  }
}
