package dev.heliograph.local.part;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.folder.FolderLock;
import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.settings.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What one part has in the data folder, which is all that a second terminal knows of it. */
public record PartFiles(DataFolder folder, Part part) {
  private static final Duration STARTED_OR_STOPPED_WITHIN = Duration.ofMinutes(1);

  public PidFile pid() {
    return new PidFile(folder.run(part.label() + ".pid"), mark());
  }

  public PartLog log() {
    return new PartLog(folder.log().resolve(part.label() + ".log"));
  }

  public Optional<ProcessHandle> living() {
    return pid().living();
  }

  /** Whether the part is away because somebody asked for that. */
  public boolean isStoppedOnPurpose() {
    return Files.exists(stopped());
  }

  void stoppedOnPurpose(boolean onPurpose) {
    try {
      if (!onPurpose) {
        Files.deleteIfExists(stopped());
      } else if (!isStoppedOnPurpose()) {
        Files.createFile(stopped());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps two terminals from starting or stopping the same part at once: the second waits.
   *
   * @throws Problem where the other one does not come to an end
   */
  FolderLock lock() {
    return FolderLock.lock(folder.run(part.label() + ".lock"), STARTED_OR_STOPPED_WITHIN)
        .orElseThrow(
            () -> new Problem(part.label() + " is being started or stopped already; try again."));
  }

  /** Options of the part's Java process by which it is told from all other processes. */
  List<String> markOptions() {
    return List.of("-Dheliograph.part=" + part.label(), "-Dheliograph.data=" + folder.root());
  }

  private String mark() {
    return part == Part.POSTGRES
        ? "-D " + folder.postgres().resolve("data")
        : String.join(" ", markOptions());
  }

  /** What a part that has no page to ask says of itself once it works. */
  public PidFile ready() {
    return new PidFile(folder.run(part.label() + ".ready"), mark());
  }

  private Path stopped() {
    return folder.run(part.label() + ".stopped");
  }
}
