package dev.heliograph.local.part;

import dev.heliograph.local.folder.DataFolder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops parts: asks first, and ends by force what does not follow in time. */
public record PartStopper(DataFolder folder, Duration patience) {

  /** How a part was stopped. */
  public enum Outcome {
    NOT_RUNNING,
    STOPPED,
    KILLED
  }

  public Outcome stop(Part part) {
    var files = new PartFiles(folder, part);
    try (var _ = files.lock()) {
      Optional<ProcessHandle> process = files.living();
      if (process.isEmpty()) {
        return Outcome.NOT_RUNNING;
      }
      files.stoppedOnPurpose(
          true); // before it is gone: whoever watches must not take it for a death
      Outcome outcome = stop(part, process.get(), files);
      files.pid().delete();
      return outcome;
    }
  }

  private Outcome stop(Part part, ProcessHandle process, PartFiles files) {
    if (part == Part.POSTGRES) {
      Signals.interrupt(process); // SIGTERM would wait for every client to leave
    } else {
      process.destroy();
    }
    if (isGone(process, files, patience)) {
      return Outcome.STOPPED;
    }
    process.destroyForcibly();
    isGone(process, files, Duration.ofSeconds(5));
    return Outcome.KILLED;
  }

  private static boolean isGone(ProcessHandle process, PartFiles files, Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (System.nanoTime() < deadline) {
      if (files.living().isEmpty()) {
        return true;
      }
      await(process);
    }
    return files.living().isEmpty();
  }

  /** Comes back early where the process ends; a zombie of another parent never seems to. */
  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // looked at again
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
