package dev.heliograph.local;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.part.PartFiles;
import dev.heliograph.local.settings.Part;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Says which parts leave and come back. It looks at their pid files alone, so it does not matter
 * who stopped or started one, nor whose child it is.
 */
final class Watch {
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final int LOGS_EVERY = 100;

  private final DataFolder folder;
  private final Output output;
  private final Map<Part, OptionalLong> seen = new ConcurrentHashMap<>();

  Watch(DataFolder folder, Output output) {
    this.folder = folder;
    this.output = output;
  }

  /** From now on what this part does is said; its start is told by who starts it. */
  void include(Part part) {
    seen.put(part, pid(files(part)));
  }

  /** Looks until the stack is being stopped. */
  void run(BooleanSupplier ending) {
    for (int round = 1; !ending.getAsBoolean(); round++) {
      for (Part part : seen.keySet()) {
        look(part, ending);
      }
      if (round % LOGS_EVERY == 0) {
        seen.keySet().forEach(this::cutLog);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** What cannot be cut, as on a full disk, must not end the watch: the stack ends with it. */
  void cutLog(Part part) {
    try {
      files(part).log().cutIfTooLong();
    } catch (UncheckedIOException e) {
      output.say("the log of " + part.label() + " is long and could not be cut: " + e.getMessage());
    }
  }

  private void look(Part part, BooleanSupplier ending) {
    OptionalLong before = seen.getOrDefault(part, OptionalLong.empty());
    OptionalLong now = pid(files(part));
    if (now.equals(before) || ending.getAsBoolean()) {
      return; // while it ends, who ends it does the talking
    }
    seen.put(part, now);
    if (before.isPresent()) {
      output.say(farewell(part));
    }
    now.ifPresent(pid -> output.say(part.label() + " is back (process " + pid + ")"));
  }

  private String farewell(Part part) {
    return files(part).isStoppedOnPurpose()
        ? part.label() + " was stopped; ./run start " + part.label() + " brings it back"
        : part.label() + " died; the others go on. See " + files(part).log().file();
  }

  private PartFiles files(Part part) {
    return new PartFiles(folder, part);
  }

  private static OptionalLong pid(PartFiles files) {
    return files
        .living()
        .map(process -> OptionalLong.of(process.pid()))
        .orElse(OptionalLong.empty());
  }
}
