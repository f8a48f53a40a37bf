package dev.heliograph.local.part;

import dev.heliograph.local.folder.DataFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A process that is taken for a part, does nothing and stays until it is stopped. */
public final class StandIn {
  private StandIn() {}

  public static Process start(DataFolder folder, Part part) throws IOException {
    var files = new PartFiles(folder, part);
    Process process = start(files.markOptions(), "read line");
    files.pid().write(process.pid());
    files.stoppedOnPurpose(false);
    return process;
  }

  static Process start(List<String> marks, String script) throws IOException {
    var command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(marks);
    return new ProcessBuilder(command).start();
  }
}
