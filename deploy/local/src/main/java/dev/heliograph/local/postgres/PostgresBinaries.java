package dev.heliograph.local.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.folder.Trees;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once for each version into {@code server-HASH}. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** Returns the folder that has {@code bin}; unpacks where it is not there yet. */
  static Path unpacked(Path folder) throws IOException {
    byte[] archive = archive();
    Path server = folder.resolve("server-" + hash(archive));
    if (Files.notExists(server)) {
      Files.createDirectories(folder);
      Path half = Files.createTempDirectory(folder, "unpacking");
      unpack(archive, half);
      Files.move(half, server, ATOMIC_MOVE);
    }
    return server;
  }

  /** Returns the folder for programs that are unpacked elsewhere. */
  static Path linked(Path programs, Path folder) throws IOException {
    Path server = folder.resolve(programs.getFileName());
    if (Files.notExists(server)) {
      Path half = folder.resolve("linking");
      Files.createDirectories(folder);
      Trees.delete(half);
      Trees.link(programs, half);
      Files.move(half, server, ATOMIC_MOVE);
    }
    return server;
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    String processor = ArchUtils.normalize(System.getProperty("os.arch"));
    try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, processor)) {
      return in.readAllBytes();
    } catch (IllegalStateException e) {
      throw new Problem(
          "There is no embedded Postgres for "
              + system
              + " on "
              + processor
              + "; set DATABASE_URL to one of yours.");
    }
  }

  private static void unpack(byte[] archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, target.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, target);
    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make executable: " + target);
    }
  }

  private static String hash(byte[] archive) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }
}
