package dev.heliograph.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a postmaster that was killed leaves behind: its children for a moment, its pid file. */
final class Leftovers {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Leftovers() {}

  /**
   * Waits for the children to go (a new postmaster refuses the data while they are there) and
   * removes the pid file. To be called only by who knows that no postmaster is running on the data.
   */
  static void clear(Path data) throws IOException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (anyoneIn(data.toRealPath()) && System.nanoTime() < deadline) {
      pause();
    }
    // its number may be another process's by now, and Postgres would take that for a postmaster
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }

  /** Every process of Postgres has the data as its working directory. Only Linux can tell. */
  private static boolean anyoneIn(Path data) throws IOException {
    Path processes = Path.of("/proc");
    if (!Files.isDirectory(processes.resolve("self"))) {
      return false;
    }
    List<Long> all = ProcessHandle.allProcesses().map(ProcessHandle::pid).toList();
    for (long pid : all) {
      if (data.equals(workingDirectory(processes.resolve(String.valueOf(pid))))) {
        return true;
      }
    }
    return false;
  }

  private static Path workingDirectory(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd"));
    } catch (NoSuchFileException e) {
      return process; // gone meanwhile
    } catch (IOException e) {
      return process; // another user's: not ours
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
