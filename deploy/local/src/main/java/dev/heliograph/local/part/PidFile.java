package dev.heliograph.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file with one process id in it. A number alone can outlive its process and come to name another
 * one, so a process counts as ours only while its command line holds a mark of ours.
 */
public record PidFile(Path file, String mark) {
  public void write(long pid) {
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, pid + "\n", UTF_8);
      Files.move(fresh, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process, where it lives and is ours. One that is dead but not yet buried does not live. */
  public Optional<ProcessHandle> living() {
    return number().flatMap(ProcessHandle::of).filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle process) {
    // a zombie has no command line any more
    return process.isAlive()
        && process.info().commandLine().filter(line -> line.contains(mark)).isPresent();
  }

  private Optional<Long> number() {
    try {
      return Optional.of(Long.parseLong(Files.readString(file, UTF_8).strip()));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
